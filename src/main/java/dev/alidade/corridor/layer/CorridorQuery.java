package dev.alidade.corridor.layer;

import dev.alidade.database.SqlQuery;

/** The map's queries that are known before a layer is. */
enum CorridorQuery implements SqlQuery {
    SPATIAL_COLUMNS,
    POSTGIS_PRESENT,
    POSTGIS_SCHEMA,
    RELATION_FACTS;

    @Override
    public String feature() {
        return "corridor";
    }
}
