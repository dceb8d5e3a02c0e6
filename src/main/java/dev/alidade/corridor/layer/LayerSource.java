package dev.alidade.corridor.layer;

import org.jspecify.annotations.Nullable;

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

    /**
     * A SELECT that follows keys to places: a row for every key, those that lead nowhere without a place, so that they can be
     * told.
     *
     * @param sql one query without a semicolon
     * @param form how a row of its result says where it is
     */
    record Linked(String sql, GeometryForm form) implements LayerSource {}

    /** How a row says where it is. */
    GeometryForm form();

    /** The SELECT that the rows come from; null for those of a table or view. */
    default @Nullable String select() {
        return switch (this) {
            case Relation _ -> null;
            case Query query -> query.sql();
            case Linked linked -> linked.sql();
        };
    }
}
