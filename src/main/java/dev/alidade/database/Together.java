package dev.alidade.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several statements sent in one go, so that the way to the server and back is paid for once. They run in their order; the
 * first that fails ends it, and none after it runs. Used once.
 */
public final class Together {
    private final Session session;
    private final List<Part> parts = new ArrayList<>();

    private record Part(SqlText text, Parameters parameters, Consumer<Row> consumer, boolean query) {}

    Together(Session session) {
        this.session = session;
    }

    /**
     * Statements of our own that give no rows, one or several separated by semicolons; neither question marks nor colons
     * with a special meaning may be in them.
     */
    public Together execute(String sql) {
        parts.add(new Part(SqlText.parse(sql), Parameters.none(), row -> {}, false));
        return this;
    }

    /** A query kept in a file; all its rows at once. */
    public Together each(SqlQuery query, Parameters parameters, Consumer<Row> consumer) {
        parts.add(new Part(SqlText.of(query), parameters, consumer, true));
        return this;
    }

    /** As {@link #each} for some objects only: see {@link Session#only}. */
    public Together only(SqlQuery query, Parameters parameters, Consumer<Row> consumer) {
        parts.add(new Part(SqlText.narrowed(query), parameters, consumer, true));
        return this;
    }

    /** A query composed at run time, without parameters, whose rows do not matter. */
    public Together call(String sql) {
        parts.add(new Part(SqlText.parse(sql), Parameters.none(), row -> {}, true));
        return this;
    }

    /** A statement that changes rows, composed at run time. */
    public Together update(String sql, Parameters parameters) {
        parts.add(new Part(SqlText.parse(sql), parameters, row -> {}, false));
        return this;
    }

    /**
     * Sends them and hands out the rows of each query.
     *
     * @throws dev.alidade.error.AppException the server's refusal of the first statement that failed
     */
    public void run() {
        var receivers = parts.stream().filter(Part::query).map(Part::consumer).iterator();
        session.prepared(text(), values(), statement -> {
            for (boolean rows = statement.execute();
                    rows || statement.getUpdateCount() >= 0;
                    rows = statement.getMoreResults()) {
                if (rows) {
                    try (var result = statement.getResultSet()) {
                        session.each(result, receivers.next());
                    }
                }
            }
        });
    }

    private String text() {
        var text = new StringBuilder();
        for (var part : parts) {
            var sql = part.text().sql().strip();
            text.append(sql, 0, sql.endsWith(";") ? sql.length() - 1 : sql.length())
                    .append("\n;\n");
        }
        return text.toString();
    }

    private List<@Nullable Object> values() {
        var values = new ArrayList<@Nullable Object>();
        for (var part : parts) {
            part.text()
                    .parameters()
                    .forEach(name -> values.add(part.parameters().get(name)));
        }
        return values;
    }
}
