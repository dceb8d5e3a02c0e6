package dev.alidade.browser.relation;

import dev.alidade.browser.relation.PageField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be listed about a relation. */
public enum RelationPage {
    COLUMNS(
            PageQuery.RELATION_PAGE_COLUMNS,
            "name",
            "type",
            "not_null?",
            "default_value()",
            "collation",
            "storage",
            "null_share",
            "distinct_values#",
            "description"),
    INDEXES(
            PageQuery.RELATION_PAGE_INDEXES,
            "name",
            "marks",
            "bytes%",
            "scans#",
            "entries_read#",
            "definition()",
            "description"),
    CONSTRAINTS(
            PageQuery.RELATION_PAGE_CONSTRAINTS,
            "name",
            "constraint_kind",
            "other",
            "definition()",
            "marks",
            "description"),
    POLICIES(
            PageQuery.RELATION_PAGE_POLICIES,
            "name",
            "command",
            "policy_kind",
            "roles",
            "using_expression()",
            "check_expression()",
            "description"),
    TRIGGERS(PageQuery.RELATION_PAGE_TRIGGERS, "name", "state", "function", "definition()", "description"),
    GRANTS(PageQuery.RELATION_PAGE_GRANTS, "role", "column", "privileges", "members", "grantor"),
    DEPENDENTS(PageQuery.RELATION_PAGE_DEPENDENTS, "object_kind", "name", "relationship", "steps#");

    private final PageQuery query;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf makes it so
    private final List<PageField> fields;

    /**
     * @param fields column names of the query, a sign behind them for what is not plain text: {@code ?} yes or no,
     *     {@code ()} SQL, {@code #} a number, {@code %} a size in bytes
     */
    RelationPage(PageQuery query, String... fields) {
        this.query = query;
        var read = new ArrayList<PageField>();
        for (var field : fields) {
            var name = field.replaceAll("[^a-z_]", "");
            read.add(new PageField(name, kind(field.substring(name.length()))));
        }
        this.fields = List.copyOf(read);
    }

    private static Kind kind(String sign) {
        return switch (sign) {
            case "?" -> Kind.FLAG;
            case "()" -> Kind.CODE;
            case "#" -> Kind.COUNT;
            case "%" -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    /** Its columns, left to right. */
    public List<PageField> fields() {
        return fields;
    }

    /** Its name as identifiers and JSON spell it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    PageQuery query() {
        return query;
    }

    /** Whether its rows may lead to another relation. */
    boolean hasTarget() {
        return this == CONSTRAINTS || this == DEPENDENTS;
    }

    /** Whether its rows have a longer text behind them. */
    boolean hasSource() {
        return this == TRIGGERS;
    }
}
