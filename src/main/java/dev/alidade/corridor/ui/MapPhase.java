package dev.alidade.corridor.ui;

/** What the map screen shows. */
public enum MapPhase {
    /** Nothing yet. */
    LOADING,
    /** PostGIS is there, but no column is spatial. */
    NO_LAYERS,
    /** There are spatial columns, but no row to draw yet. */
    NO_ROWS,
    /** The database has no PostGIS. */
    NO_POSTGIS,
    /** A map. */
    READY,
    /** The layers could not be read. */
    FAILED
}
