package dev.alidade.browser;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue as a tree, read lazily: one query for each level. Thread-safe; blocks, so not for the UI thread. */
public final class RelationTree {
    private final Database database;

    public RelationTree(Database database) {
        this.database = database;
    }

    /** All schemas, people's before the system's, by name. Needs no privilege. */
    public List<SchemaEntry> schemas(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(
                        BrowserQuery.SCHEMAS,
                        Parameters.none(),
                        row -> new SchemaEntry(
                                row.text("schema_name"),
                                row.bool("is_system"),
                                row.bool("is_usable"),
                                row.textOrNull("extension_name"),
                                row.integer("relations"))));
    }

    /**
     * The relations of a schema by name, partitions below their root when both are in this schema. Needs no privilege;
     * costs one look at the file sizes of every table in it.
     */
    public List<RelationEntry> relations(String schema, Cancellation cancellation) {
        var found = database.read(
                cancellation,
                session -> session.list(
                        BrowserQuery.RELATIONS, Parameters.of("schema_name", schema), row -> listed(schema, row)));
        return nested(schema, found);
    }

    /** The names of all relations of the database: one query, nothing measured. Needs no privilege. */
    public RelationNames names(Cancellation cancellation) {
        return new RelationNames(database.read(
                cancellation,
                session -> session.list(
                        BrowserQuery.RELATION_NAMES,
                        Parameters.none(),
                        row -> new NamedRelation(
                                new RelationName(row.text("schema_name"), row.text("relation_name")),
                                RelationKind.valueOf(row.text("kind")),
                                row.bool("row_security"),
                                row.bool("is_hidden")))));
    }

    /**
     * What the grid must know of one relation before it reads rows.
     *
     * @throws AppException of kind STATEMENT when there is no such relation, PERMISSION when no column may be read
     */
    public RelationShape shape(RelationName name, Cancellation cancellation) {
        var parameters = Parameters.of("schema_name", name.schema()).and("relation_name", name.name());
        return database.read(cancellation, session -> {
            var columns = session.list(BrowserQuery.COLUMNS, parameters, RelationTree::column);
            return session.first(BrowserQuery.RELATION_SHAPE, parameters, row -> shape(name, columns, row))
                    .orElseThrow(() -> new AppException(Problem.of(
                            ProblemKind.STATEMENT,
                            "browser.missing",
                            Messages.text("browser.missing", name.label()),
                            Messages.text("browser.missing.next"))));
        });
    }

    /** Walks the rows of a relation; null for the order of their identity. */
    public RowPager pager(RelationShape shape, @Nullable RowOrder order) {
        return new RowPager(database, shape, order, RowPager.PAGE_ROWS);
    }

    /**
     * Walks those rows of a relation that a filter lets through.
     *
     * @throws AppException of kind REFUSED when the condition in SQL is no single expression
     */
    public RowPager pager(RelationShape shape, @Nullable RowOrder order, RowFilter filter) {
        return new RowPager(database, shape, order, filter, RowPager.PAGE_ROWS);
    }

    private static RelationShape shape(RelationName name, List<RelationColumn> columns, Row row) {
        if (!row.bool("reads_some")) {
            throw new AppException(Problem.of(
                    ProblemKind.PERMISSION,
                    "browser.noPermission",
                    Messages.text("browser.noPermission", name.label()),
                    Messages.text("browser.noPermission.next", name.sql())));
        }
        var kind = RelationKind.valueOf(row.text("kind"));
        var density = row.realOrNull("rows_per_page");
        var stored = kind == RelationKind.TABLE || kind == RelationKind.PARTITIONED_TABLE;
        return new RelationShape(
                name,
                row.bigint("oid"),
                kind,
                columns,
                identity(kind, columns, row),
                density == null ? 0 : density,
                stored && row.bool("reads_all"));
    }

    private static RowIdentity identity(RelationKind kind, List<RelationColumn> columns, Row row) {
        var byName = new LinkedHashMap<String, RelationColumn>();
        columns.forEach(column -> byName.put(column.name(), column));
        var spread = row.bool("has_children") && kind != RelationKind.PARTITIONED_TABLE;
        var key = row.texts("key_columns").stream().map(byName::get).toList();
        if (!key.isEmpty() && !spread && key.stream().allMatch(RelationColumn::readable)) {
            return new RowIdentity.Key(key, row.bool("key_is_primary"));
        }
        var hasPlace = kind == RelationKind.TABLE || kind == RelationKind.MATERIALIZED_VIEW;
        return hasPlace && !spread && row.bool("reads_all") ? new RowIdentity.Place() : new RowIdentity.None();
    }

    private static RelationColumn column(Row row) {
        var baseType = row.text("base_type");
        return new RelationColumn(
                row.text("column_name"),
                row.text("type_name"),
                ColumnFamily.of(baseType, row.text("category")),
                baseType,
                row.text("base_type_schema"),
                row.bool("is_not_null"),
                row.bool("is_primary_key"),
                row.textOrNull("references_relation"),
                row.bool("is_generated") || row.bool("is_identity"),
                row.textOrNull("default_expression"),
                row.textOrNull("description"),
                row.bool("is_sortable"),
                row.bool("is_readable"));
    }

    private record Listed(RelationEntry entry, @Nullable RelationName parent) {}

    private static Listed listed(String schema, Row row) {
        var parent = row.textOrNull("parent_name");
        var entry = new RelationEntry(
                new RelationName(schema, row.text("relation_name")),
                RelationKind.valueOf(row.text("kind")),
                row.bigintOrNull("rows_estimate"),
                row.bigint("total_bytes"),
                row.bool("row_security"),
                row.bool("row_security_forced"),
                row.bool("is_realtime"),
                row.bool("is_readable"),
                row.textOrNull("description"),
                row.textOrNull("extension_name"),
                List.of());
        return new Listed(entry, parent == null ? null : new RelationName(row.text("parent_schema"), parent));
    }

    private static List<RelationEntry> nested(String schema, List<Listed> found) {
        var children = new LinkedHashMap<RelationName, List<RelationEntry>>();
        var roots = new ArrayList<RelationEntry>();
        for (var relation : found) {
            var parent = relation.parent();
            if (parent != null && parent.schema().equals(schema)) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(relation.entry());
            } else {
                roots.add(relation.entry());
            }
        }
        return roots.stream().map(below(children)).toList();
    }

    private static Function<RelationEntry, RelationEntry> below(Map<RelationName, List<RelationEntry>> children) {
        return entry -> {
            var partitions = children.get(entry.name());
            return partitions == null
                    ? entry
                    : entry.withPartitions(
                            partitions.stream().map(below(children)).toList());
        };
    }
}
