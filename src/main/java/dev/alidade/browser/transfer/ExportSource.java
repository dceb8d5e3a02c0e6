package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.database.Identifiers;
import dev.alidade.database.SqlFragment;
import dev.alidade.database.UserStatementGuard;
import dev.alidade.error.AppException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is exported: one query.
 *
 * @param label for people
 * @param query a SELECT without a semicolon at its end
 * @param relation the relation whose rows these are; null for a query of one's own
 */
public record ExportSource(
        String label, String query, @Nullable RelationName relation) {

    /**
     * Rows of a relation.
     *
     * @param columns in the order in which they are written; not empty
     * @param condition SQL after {@code where}, without parameters; null for all rows
     * @param order SQL after {@code order by}; null for the server's own order
     * @throws AppException of kind REFUSED when one of them is more than that
     */
    public static ExportSource rows(
            RelationName relation, List<String> columns, @Nullable String condition, @Nullable String order) {
        if (columns.isEmpty()) {
            throw TransferProblems.usage("transfer.export.noColumns", relation.label());
        }
        var select = columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        var where = condition == null
                ? ""
                : " where " + SqlFragment.condition(condition).text();
        var orderBy = order == null ? "" : " order by " + expressions(order);
        return new ExportSource(
                relation.label(), "select " + select + " from " + relation.sql() + " as t" + where + orderBy, relation);
    }

    /** Checked as a condition is, so that it cannot leave its place; the brackets would change its meaning. */
    private static String expressions(String order) {
        SqlFragment.condition(order);
        return order;
    }

    /**
     * A statement that a user wrote; it runs read-only.
     *
     * @throws AppException of kind REFUSED unless it is one statement that leaves the transaction alone
     */
    public static ExportSource select(String sql) {
        UserStatementGuard.check(sql);
        var query = sql.strip();
        while (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1).stripTrailing();
        }
        return new ExportSource("query", query, null);
    }
}
