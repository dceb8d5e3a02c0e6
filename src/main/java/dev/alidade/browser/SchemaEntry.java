package dev.alidade.browser;

import org.jspecify.annotations.Nullable;

/**
 * One schema in the tree.
 *
 * @param name schema name
 * @param system PostgreSQL's own ({@code pg_*}, {@code information_schema})
 * @param usable whether the current role has USAGE
 * @param extension the extension it belongs to; null when people made it
 * @param relations tables, views, materialised views and foreign tables in it, without partitions and what extensions own
 */
public record SchemaEntry(
        String name,
        boolean system,
        boolean usable,
        @Nullable String extension,
        int relations) {}
