package dev.alidade.corridor.link;

import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that refer to others by a foreign key of one column. */
record Followers(List<Follower> all) {
    /**
     * One reference.
     *
     * @param ownColumn the referring column
     * @param rows the planner's estimate
     * @param timeColumn when it was so; null when no column says
     * @param numbers columns that hold figures
     */
    record Follower(
            String schema,
            String table,
            String ownColumn,
            KeyLink.Column target,
            long rows,
            @Nullable String timeColumn,
            List<String> numbers) {
        static Follower of(Row row) {
            return new Follower(
                    row.text("schema_name"),
                    row.text("table_name"),
                    row.text("own_column"),
                    new KeyLink.Column(row.text("target_schema"), row.text("target_table"), row.text("key_column")),
                    row.bigint("estimated_rows"),
                    row.textOrNull("time_column"),
                    row.texts("number_columns"));
        }

        boolean isOf(String otherSchema, String otherTable) {
            return schema.equals(otherSchema) && table.equals(otherTable);
        }
    }

    static Followers read(Session session) {
        return new Followers(session.list(LinkQuery.FOLLOWERS, Parameters.none(), Follower::of));
    }

    /** Those that refer to a column. */
    List<Follower> of(KeyLink.Column target) {
        return all.stream().filter(f -> f.target().equals(target)).toList();
    }

    /** Those that refer to a table by any of its columns. */
    List<Follower> of(String schema, String table) {
        return all.stream()
                .filter(f ->
                        f.target().schema().equals(schema) && f.target().table().equals(table))
                .toList();
    }
}
