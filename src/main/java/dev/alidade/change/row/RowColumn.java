package dev.alidade.change.row;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table whose rows are changed.
 *
 * @param name its name
 * @param type its type for people, with modifier
 * @param castType its type for SQL: qualified, without modifier, so that nothing is cut or rounded silently
 * @param generated computed from other columns
 * @param alwaysIdentity an identity column that takes no value by itself
 * @param hasDefault whether it has a default or identity
 * @param notNull declared NOT NULL
 * @param readable the role may read it
 * @param insertable the role may give it in a new row
 * @param updatable the role may change it
 * @param defaultExpression null when it has none
 */
public record RowColumn(
        String name,
        String type,
        String castType,
        boolean generated,
        boolean alwaysIdentity,
        boolean hasDefault,
        boolean notNull,
        boolean readable,
        boolean insertable,
        boolean updatable,
        @Nullable String defaultExpression) {
    /** Whether values are texts that stand as they are written. */
    boolean isPlainText() {
        return castType.equals("pg_catalog.text") || castType.equals("pg_catalog.varchar");
    }
}
