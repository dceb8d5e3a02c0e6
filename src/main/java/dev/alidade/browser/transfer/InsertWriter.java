package dev.alidade.browser.transfer;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INSERT statements of a hundred rows each. */
final class InsertWriter implements RowWriter {
    private static final int ROWS = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final Writer out;
    private final String table;
    private final Set<String> generated;
    private final boolean overriding;
    private final List<Integer> places = new ArrayList<>();
    private final List<Boolean> numbers = new ArrayList<>();
    private String head = "";
    private long rows;

    /**
     * @param table quoted
     * @param generated columns that the server computes and nobody may write
     * @param overriding whether an identity column must be given its value
     */
    InsertWriter(Writer out, String table, Set<String> generated, boolean overriding) {
        this.out = out;
        this.table = table;
        this.generated = generated;
        this.overriding = overriding;
    }

    @Override
    public void begin(List<Row.Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!generated.contains(columns.get(i).name())) {
                places.add(i);
                numbers.add(ValueKind.of(columns.get(i).type()) == ValueKind.NUMBER);
            }
        }
        head = "insert into " + table + " ("
                + places.stream()
                        .map(i -> Identifiers.quote(columns.get(i).name()))
                        .collect(Collectors.joining(", "))
                + ")" + (overriding ? " overriding system value" : "") + " values\n";
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        out.write(rows % ROWS == 0 ? (rows == 0 ? head : ";\n" + head) : ",\n");
        rows++;
        out.write("  (");
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                out.write(", ");
            }
            out.write(literal(values[places.get(i)], numbers.get(i)));
        }
        out.write(')');
    }

    @Override
    public void end() throws IOException {
        if (rows > 0) {
            out.write(";\n");
        }
    }

    private static String literal(@Nullable String value, boolean number) {
        if (value == null) {
            return "null";
        }
        return number && NUMBER.matcher(value).matches() ? value : Identifiers.literal(value);
    }
}
