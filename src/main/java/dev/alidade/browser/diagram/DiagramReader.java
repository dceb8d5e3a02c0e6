package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a diagram shows from the catalogue: two queries. Thread-safe; blocks, so not for the UI thread. */
public final class DiagramReader {
    private final Database database;

    public DiagramReader(Database database) {
        this.database = database;
    }

    /**
     * All tables of a schema, with the tables of other schemas that they reference. Needs no privilege.
     *
     * @throws AppException of kind STATEMENT when the schema has no tables
     */
    public Diagram schema(String schema, Cancellation cancellation) {
        var diagram = read(schema, null, cancellation);
        if (diagram.tables().isEmpty()) {
            throw nothing("diagram.empty", Messages.text("diagram.empty", schema));
        }
        return diagram;
    }

    /**
     * The chosen relations of a schema and the foreign keys between them. Needs no privilege.
     *
     * @throws AppException of kind STATEMENT when one of them is not there
     */
    public Diagram tables(String schema, Collection<String> names, Cancellation cancellation) {
        var diagram = read(schema, Set.copyOf(names), cancellation);
        var missing = new LinkedHashSet<>(names);
        diagram.tables().forEach(table -> missing.remove(table.name().name()));
        if (!missing.isEmpty()) {
            throw nothing("diagram.missing", Messages.text("diagram.missing", schema, String.join(", ", missing)));
        }
        return diagram;
    }

    /** A table with every table of its schema that it references or that references it, and what is between these. */
    public Diagram around(RelationName centre, Cancellation cancellation) {
        var near = new LinkedHashSet<String>(List.of(centre.name()));
        references(centre.schema(), cancellation).forEach(reference -> {
            if (reference.from().equals(centre) && reference.to().schema().equals(centre.schema())) {
                near.add(reference.to().name());
            } else if (reference.to().equals(centre)) {
                near.add(reference.from().name());
            }
        });
        return tables(centre.schema(), near, cancellation);
    }

    private Diagram read(String schema, @Nullable Set<String> names, Cancellation cancellation) {
        var columns = new LinkedHashMap<RelationName, List<DiagramColumn>>();
        var kinds = new LinkedHashMap<RelationName, RelationKind>();
        database.read(
                cancellation,
                session -> session.list(
                        DiagramQuery.DIAGRAM_TABLES,
                        Parameters.of("schema_name", schema)
                                .and("relation_names", names == null ? null : names.toArray(String[]::new)),
                        row -> {
                            var name = new RelationName(schema, row.text("relation_name"));
                            kinds.put(name, RelationKind.valueOf(row.text("kind")));
                            var known = columns.computeIfAbsent(name, _ -> new ArrayList<>());
                            return row.textOrNull("column_name") == null || known.add(column(row));
                        }));
        var references = references(schema, cancellation).stream()
                .filter(reference -> kinds.containsKey(reference.from()))
                .filter(reference -> names == null || kinds.containsKey(reference.to()))
                .toList();
        var tables = new ArrayList<DiagramTable>();
        columns.forEach((name, known) ->
                tables.add(new DiagramTable(name, kinds.getOrDefault(name, RelationKind.TABLE), false, known)));
        outside(references, kinds)
                .forEach((name, known) -> tables.add(new DiagramTable(
                        name, RelationKind.TABLE, true, known.stream().toList())));
        return new Diagram(tables, references);
    }

    private static Map<RelationName, Set<DiagramColumn>> outside(
            List<DiagramReference> references, Map<RelationName, RelationKind> inside) {
        var outside = new LinkedHashMap<RelationName, Set<DiagramColumn>>();
        for (var reference : references) {
            if (!inside.containsKey(reference.to())) {
                var columns = outside.computeIfAbsent(reference.to(), _ -> new LinkedHashSet<>());
                reference.toColumns().forEach(name -> columns.add(new DiagramColumn(name, "", true, false, true)));
            }
        }
        return outside;
    }

    private List<DiagramReference> references(String schema, Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(
                        DiagramQuery.DIAGRAM_REFERENCES,
                        Parameters.of("schema_name", schema),
                        row -> new DiagramReference(
                                row.text("constraint_name"),
                                new RelationName(schema, row.text("from_name")),
                                row.texts("from_columns"),
                                new RelationName(row.text("to_schema"), row.text("to_name")),
                                row.texts("to_columns"),
                                row.bool("is_mandatory"),
                                row.bool("is_unique"))));
    }

    private static DiagramColumn column(Row row) {
        return new DiagramColumn(
                row.text("column_name"),
                DiagramColumn.shortType(row.text("type_name")),
                row.bool("is_primary_key"),
                row.bool("is_foreign_key"),
                row.bool("is_not_null"));
    }

    private static AppException nothing(String code, String text) {
        return new AppException(Problem.of(ProblemKind.STATEMENT, code, text, Messages.text(code + ".next")));
    }
}
