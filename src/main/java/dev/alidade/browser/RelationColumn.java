package dev.alidade.browser;

import org.jspecify.annotations.Nullable;

/**
 * One column as the grid needs it.
 *
 * @param name column name
 * @param type type with its modifier, e.g. {@code numeric(10,2)}, {@code geometry(Point,4326)}
 * @param family how values are fetched and shown
 * @param baseType catalogue name of the type below domains, e.g. {@code int4}
 * @param baseTypeSchema its schema: where PostGIS or pgvector keep their functions
 * @param notNull declared NOT NULL
 * @param primaryKey part of the primary key
 * @param references {@code schema.relation} of the first foreign key it takes part in; null when there is none
 * @param automatic generated or identity: the server fills it
 * @param defaultExpression default or generation expression; null when there is none
 * @param description its comment; null when it has none
 * @param sortable whether the server can order by it
 * @param readable whether the current role may read it
 */
public record RelationColumn(
        String name,
        String type,
        ColumnFamily family,
        String baseType,
        String baseTypeSchema,
        boolean notNull,
        boolean primaryKey,
        @Nullable String references,
        boolean automatic,
        @Nullable String defaultExpression,
        @Nullable String description,
        boolean sortable,
        boolean readable) {}
