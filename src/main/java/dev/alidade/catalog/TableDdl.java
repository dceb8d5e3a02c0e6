package dev.alidade.catalog;

import static dev.alidade.catalog.SqlPieces.clause;
import static dev.alidade.catalog.SqlPieces.differ;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements for tables and their columns, which PostgreSQL does not print itself.
 *
 * @param former the sequence of each identity column in the state to leave
 * @param identities the same in the state to reach
 */
record TableDdl(Map<ObjectId, CatalogObject> former, Map<ObjectId, CatalogObject> identities) {
    private static final String IN_LINE = "default in line";

    /** A column whose default is set where the column is made. Only for reading: a default may need what comes later. */
    static CatalogObject withDefaultInLine(CatalogObject column) {
        return column.with("default", null).and(IN_LINE, column.text("default"));
    }

    /** The table with its columns; {@code inline} are constraints that cannot wait. Defaults come later. */
    List<String> create(CatalogObject table, List<CatalogObject> columns, List<CatalogObject> inline) {
        var id = table.id();
        var typed = table.get("of type");
        var parts = new ArrayList<String>();
        for (var column : columns) {
            boolean inherited = table.has("inherits") && "only".equals(column.get("inherited"));
            if (typed == null && !inherited) {
                parts.add("    " + column(column));
            }
        }
        for (var constraint : inline) {
            parts.add("    CONSTRAINT " + constraint.id().sql() + " " + constraint.text("definition"));
        }
        var body = typed != null
                ? " OF " + typed
                : " (" + (parts.isEmpty() ? "" : "\n") + String.join(",\n", parts) + (parts.isEmpty() ? ")" : "\n)");
        var statements = new ArrayList<String>();
        statements.add("CREATE " + (table.has("persistence") ? "UNLOGGED " : "")
                + id.kind().keyword() + " " + id.sql() + body
                + (table.has("inherits") ? " INHERITS (" + table.text("inherits") + ")" : "")
                + clause(" SERVER ", table.get("server")) + SupportDdl.options(table)
                + clause(" PARTITION BY ", table.get("partition key"))
                + clause(" USING ", quoted(table.get("access method")))
                + SqlPieces.with(table.get("options"))
                + clause(" TABLESPACE ", quoted(table.get("tablespace"))));
        for (var column : columns) {
            statements.addAll(details(null, column));
            if (typed != null && column.has("not null")) {
                statements.add(alter(column) + "SET NOT NULL");
            }
        }
        return statements;
    }

    String attach(CatalogObject table) {
        return "ALTER TABLE ONLY " + table.text("partition of") + " ATTACH PARTITION "
                + table.id().sql() + " " + table.text("bound");
    }

    List<String> addColumn(CatalogObject column) {
        if ("only".equals(column.get("inherited"))) {
            return List.of();
        }
        var statements = new ArrayList<String>();
        statements.add("ALTER TABLE " + column.id().parentSql() + " ADD COLUMN " + column(column));
        statements.addAll(details(null, column));
        return statements;
    }

    /** From one state of a table to another; children and finishing touches are others' business. */
    List<String> alter(CatalogObject from, CatalogObject to) {
        var table = "ALTER TABLE " + to.id().sql();
        var statements = new ArrayList<String>();
        if (differ(from, to, "persistence")) {
            statements.add(table + (to.has("persistence") ? " SET UNLOGGED" : " SET LOGGED"));
        }
        if (differ(from, to, "tablespace")) {
            statements.add(table + " SET TABLESPACE "
                    + Identifiers.quote(to.has("tablespace") ? to.text("tablespace") : "pg_default"));
        }
        if (differ(from, to, "access method")) {
            statements.add(table + " SET ACCESS METHOD "
                    + Identifiers.quote(to.has("access method") ? to.text("access method") : "heap"));
        }
        if (differ(from, to, "of type")) {
            statements.add(table + (to.has("of type") ? " OF " + to.text("of type") : " NOT OF"));
        }
        if (differ(from, to, "partition of", "bound")) {
            if (from.has("partition of")) {
                statements.add("ALTER TABLE " + from.text("partition of") + " DETACH PARTITION "
                        + to.id().sql());
            }
            if (to.has("partition of")) {
                statements.add(attach(to));
            }
        }
        if (differ(from, to, "inherits")) {
            // taken off and put on again, so that the order is right, too
            parents(from.get("inherits")).forEach(parent -> statements.add(table + " NO INHERIT " + parent));
            parents(to.get("inherits")).forEach(parent -> statements.add(table + " INHERIT " + parent));
        }
        statements.addAll(SqlPieces.optionChanges(table, from.get("options"), to.get("options")));
        statements.addAll(
                SupportDdl.optionChanges("ALTER FOREIGN TABLE " + to.id().sql(), from, to));
        return statements;
    }

    /**
     * From one state of a column to another.
     *
     * @param retyped whether the type was made anew under the same name, so that the values must move to it
     */
    List<String> alterColumn(CatalogObject from, CatalogObject to, boolean retyped) {
        var alter = alter(to);
        var statements = new ArrayList<String>();
        if (from.has("identity") && !to.has("identity") && !isTheParents(from, former)) {
            statements.add(alter + "DROP IDENTITY");
        }
        if (from.has("generated") && !to.has("generated")) {
            statements.add(alter + "DROP EXPRESSION");
        }
        // the parent's statement goes down to all that inherit the column, also where it is their own besides
        boolean goesWithParent = "only".equals(to.get("inherited")) || (from.has("inherited") && to.has("inherited"));
        if ((retyped || differ(from, to, "type", "collation")) && !goesWithParent) {
            var type = to.text("type");
            var name = Identifiers.quote(to.id().name());
            // no USING for a column that PostgreSQL computes
            var using = to.has("generated") ? "" : " USING " + name + (retyped ? "::text::" : "::") + type;
            statements.add("ALTER TABLE " + to.id().parentSql() + " ALTER COLUMN " + name + " TYPE " + type
                    + clause(" COLLATE ", to.get("collation")) + using);
        }
        if (differ(from, to, "not null")) {
            if (from.has("not null")) {
                statements.add(alter + "DROP NOT NULL");
            }
            if (to.has("not null")) {
                statements.add(notNull(to));
            }
        }
        if (to.has("identity") && differ(from, to, "identity") && !isTheParents(to, identities)) {
            statements.add(
                    from.has("identity")
                            ? alter + "SET GENERATED " + upper(to.text("identity"))
                            : alter + "ADD " + identity(to));
        }
        statements.addAll(details(from, to));
        statements.addAll(SupportDdl.optionChanges(
                "ALTER FOREIGN TABLE " + to.id().parentSql() + " ALTER COLUMN "
                        + Identifiers.quote(to.id().name()),
                from,
                to));
        return statements;
    }

    static List<String> parents(@Nullable String list) {
        return list == null ? List.of() : splitNames(list);
    }

    /** Statements after the column exists: what CREATE TABLE cannot say on all versions. */
    private List<String> details(@Nullable CatalogObject from, CatalogObject to) {
        var alter = "ALTER TABLE ONLY " + to.id().parentSql() + " ALTER COLUMN "
                + Identifiers.quote(to.id().name());
        var statements = new ArrayList<String>();
        // a new type comes with its own storage
        if (from == null || differ(from, to, "type")) {
            if (to.has("storage")) {
                statements.add(alter + " SET STORAGE " + storage(to, true));
            }
        } else if (differ(from, to, "storage")) {
            statements.add(alter + " SET STORAGE " + (to.has("storage") ? storage(to, true) : storage(from, false)));
        }
        if (from == null ? to.has("compression") : differ(from, to, "compression")) {
            statements.add(alter + " SET COMPRESSION " + (to.has("compression") ? to.text("compression") : "default"));
        }
        if (from == null ? to.has("statistics") : differ(from, to, "statistics")) {
            statements.add(alter + " SET STATISTICS " + (to.has("statistics") ? to.text("statistics") : "-1"));
        }
        statements.addAll(SqlPieces.optionChanges(alter, from == null ? null : from.get("options"), to.get("options")));
        return statements;
    }

    /** Kept as "external, not extended": what it is, and what the type would have. */
    private static String storage(CatalogObject column, boolean own) {
        var words = column.text("storage").split(", not ", -1);
        return upper(words[own ? 0 : 1]);
    }

    private String column(CatalogObject column) {
        var notNull = column.get("not null");
        return Identifiers.quote(column.id().name()) + " " + column.text("type")
                + SupportDdl.options(column)
                + clause(" COLLATE ", column.get("collation"))
                + clause(" DEFAULT ", column.get(IN_LINE))
                + (column.has("generated")
                        ? " GENERATED ALWAYS AS (" + column.text("generated") + ")"
                                + (column.has("generated kind") ? " VIRTUAL" : " STORED")
                        : "")
                + (column.has("identity") && !isTheParents(column, identities) ? " " + identity(column) : "")
                + (notNull == null ? "" : notNull.equals("true") ? " NOT NULL" : " " + notNull);
    }

    private static String notNull(CatalogObject column) {
        var kept = column.text("not null");
        if (kept.equals("true")) {
            return alter(column) + "SET NOT NULL";
        }
        // "constraint name not null …" with the column's name between
        return "ALTER TABLE " + column.id().parentSql() + " ADD "
                + kept.replaceFirst(
                        " not null( no inherit)?( not valid)?$",
                        java.util.regex.Matcher.quoteReplacement(" NOT NULL "
                                        + Identifiers.quote(column.id().name()))
                                + "$1$2");
    }

    /** From PostgreSQL 17 a partition's identity is its parent's: it comes and goes with attaching, and has no sequence. */
    private static boolean isTheParents(CatalogObject column, Map<ObjectId, CatalogObject> sequences) {
        return column.has("inherited") && !sequences.containsKey(column.id());
    }

    private String identity(CatalogObject column) {
        var sequence = identities.get(column.id());
        var options = sequence == null
                ? ""
                : " (SEQUENCE NAME " + sequence.id().sql() + " " + SqlPieces.sequenceOptions(sequence) + ")";
        return "GENERATED " + upper(column.text("identity")) + " AS IDENTITY" + options;
    }

    private static String alter(CatalogObject column) {
        return "ALTER TABLE " + column.id().parentSql() + " ALTER COLUMN "
                + Identifiers.quote(column.id().name()) + " ";
    }

    private static List<String> splitNames(String list) {
        var names = new ArrayList<String>();
        int start = 0;
        boolean inside = false;
        for (int i = 0; i < list.length(); i++) {
            if (list.charAt(i) == '"') {
                inside = !inside;
            } else if (!inside && list.charAt(i) == ',') {
                names.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        names.add(list.substring(start).strip());
        return names;
    }

    private static @Nullable String quoted(@Nullable String name) {
        return name == null ? null : Identifiers.quote(name);
    }

    private static String upper(String words) {
        return words.toUpperCase(Locale.ROOT);
    }
}
