package dev.alidade.console.completion;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all names of a database with six queries, however many there are. */
public final class NamesReader {
    private final Database database;

    public NamesReader(Database database) {
        this.database = database;
    }

    /** The names as they are now. */
    public CatalogNames read(Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var columns = columns(session);
            return new CatalogNames(
                    session.list(CompletionQuery.COMPLETION_SCHEMAS, Parameters.none(), row -> row.text("schema_name")),
                    session.list(
                            CompletionQuery.COMPLETION_RELATIONS, Parameters.none(), row -> relation(row, columns)),
                    session.list(CompletionQuery.COMPLETION_FUNCTIONS, Parameters.none(), NamesReader::routine),
                    session.list(
                            CompletionQuery.COMPLETION_TYPES,
                            Parameters.none(),
                            row -> new Named.Type(
                                    row.text("schema_name"), row.text("type_name"), row.bool("is_visible"))),
                    session.list(
                            CompletionQuery.COMPLETION_FOREIGN_KEYS,
                            Parameters.none(),
                            row -> new Named.Link(
                                    row.bigint("id"),
                                    row.texts("columns"),
                                    row.bigint("target_id"),
                                    row.texts("target_columns"))));
        });
    }

    /** Types repeat themselves: each text is kept once. */
    private static Map<Long, List<Named.Column>> columns(Session session) {
        var all = new HashMap<Long, List<Named.Column>>();
        var texts = new HashMap<String, String>();
        session.each(CompletionQuery.COMPLETION_COLUMNS, Parameters.none(), 2000, row -> {
            var names = row.texts("names");
            var types = row.texts("types");
            var columns = new ArrayList<Named.Column>(names.size());
            for (int i = 0; i < names.size(); i++) {
                columns.add(new Named.Column(
                        texts.computeIfAbsent(names.get(i), n -> n), texts.computeIfAbsent(types.get(i), t -> t)));
            }
            all.put(row.bigint("id"), columns);
        });
        return all;
    }

    private static Named.Relation relation(Row row, Map<Long, List<Named.Column>> columns) {
        long id = row.bigint("id");
        return new Named.Relation(
                id,
                row.text("schema_name"),
                row.text("relation_name"),
                row.text("kind"),
                row.bool("is_visible"),
                columns.getOrDefault(id, List.of()));
    }

    private static Named.Routine routine(Row row) {
        var result = row.textOrNull("result");
        return new Named.Routine(
                row.text("schema_name"),
                row.text("function_name"),
                row.text("kind"),
                row.text("arguments"),
                result == null ? "" : result,
                row.bool("is_visible"));
    }
}
