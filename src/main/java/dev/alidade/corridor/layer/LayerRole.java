package dev.alidade.corridor.layer;

/** What a layer is drawn as, in drawing order from the ground up; read from its structure, never from its name. */
public enum LayerRole {
    /** Polygons. */
    AREA,
    /** Lines. */
    LINE,
    /** Columns that hold any kind of geometry. */
    MIXED,
    /** Lines with a buffer width in metres beside them. */
    CORRIDOR,
    /** Points. */
    POINT,
    /** The points of a corridor's table: where it leads. */
    DESTINATION
}
