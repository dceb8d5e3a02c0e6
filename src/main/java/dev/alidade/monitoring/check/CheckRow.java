package dev.alidade.monitoring.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.database.Row;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a check's answer: values as PostgreSQL prints them, by column, in the order of the columns. */
public final class CheckRow {
    private static final Set<String> RESERVED = Set.of("schema_name", "object_name", "part", "severity", "not_checked");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Map<String, @Nullable String> values;

    private CheckRow(Map<String, @Nullable String> values) {
        this.values = values;
    }

    static CheckRow of(Row row) {
        var values = new LinkedHashMap<String, @Nullable String>();
        var columns = row.columns();
        for (int place = 0; place < columns.size(); place++) {
            values.put(columns.get(place).name(), row.textAt(place));
        }
        return new CheckRow(values);
    }

    /** The value of a column that is there and not null. */
    public String text(String column) {
        var value = textOrNull(column);
        if (value == null) {
            throw new IllegalStateException("unexpected NULL in " + column);
        }
        return value;
    }

    /** The value of a column; null when it is NULL or there is no such column. */
    public @Nullable String textOrNull(String column) {
        return values.get(column);
    }

    /** The texts of a column that holds a JSON array of them; none for NULL. */
    public List<String> texts(String column) {
        var value = values.get(column);
        try {
            return value == null ? List.of() : JSON.readValue(value, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no list of texts in " + column, e);
        }
    }

    /** Whether a column says true; false for NULL. */
    public boolean is(String column) {
        return "t".equals(values.get(column)) || "true".equals(values.get(column));
    }

    /** The number in a column; 0 for NULL or no such column. */
    public long number(String column) {
        var value = values.get(column);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** What is shown to a person, in order. */
    List<Evidence> evidence() {
        var shown = new ArrayList<Evidence>();
        values.forEach((column, value) -> {
            if (!RESERVED.contains(column) && !column.startsWith("fix_")) {
                shown.add(new Evidence(column, shown(column, value)));
            }
        });
        return shown;
    }

    private static String shown(String column, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return column.endsWith("_bytes") && WHOLE.matcher(value).matches() ? Sizes.bytes(Long.parseLong(value)) : value;
    }
}
