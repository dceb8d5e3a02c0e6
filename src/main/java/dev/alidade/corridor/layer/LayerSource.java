package dev.alidade.corridor.layer;

/** Where the rows of a layer come from. */
public sealed interface LayerSource {
    /**
     * The table or view of the layer's {@link LayerId}.
     *
     * @param form how a row says where it is
     */
    record Relation(GeometryForm form) implements LayerSource {}

    /**
     * A SELECT that somebody typed.
     *
     * @param sql one query without a semicolon, as typed
     * @param form how a row of its result says where it is
     */
    record Query(String sql, GeometryForm form) implements LayerSource {}

    /** How a row says where it is. */
    GeometryForm form();
}
