package dev.alidade.corridor.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One geometry column and what its table says about it.
 *
 * @param id where it is
 * @param title what the legend calls it
 * @param role how it is drawn
 * @param geography whether it is a {@code geography} column
 * @param postgisSchema schema that holds PostGIS's functions
 * @param srid declared SRID; 0 when the column declares none
 * @param estimatedRows the planner's row estimate; negative when the table was never analyzed, 0 for a view
 * @param relation what it is a column of
 * @param indexed whether a spatial index serves viewport queries
 * @param readable whether the role may read rows
 * @param comment the table's comment, empty when it has none
 * @param keyColumns primary key, empty when there is none
 * @param labelColumn column that names a row; null when none does
 * @param classColumn column with a status or kind; null when there is none
 * @param bufferColumn buffer width in metres; null unless this is a corridor layer
 * @param visibleAtFirst whether the map starts with it switched on
 * @param source where its rows come from and how they say where they are
 * @param view what somebody chose for it
 */
public record SpatialLayer(
        LayerId id,
        String title,
        LayerRole role,
        boolean geography,
        String postgisSchema,
        int srid,
        long estimatedRows,
        Relation relation,
        boolean indexed,
        boolean readable,
        String comment,
        List<String> keyColumns,
        @Nullable String labelColumn,
        @Nullable String classColumn,
        @Nullable String bufferColumn,
        boolean visibleAtFirst,
        LayerSource source,
        LayerView view) {

    /** What kind of relation holds the column. */
    public enum Relation {
        TABLE,
        VIEW,
        FOREIGN_TABLE,
        /** A SELECT that somebody typed. */
        QUERY
    }

    public SpatialLayer {
        keyColumns = List.copyOf(keyColumns);
    }

    /**
     * The layer of a SELECT that follows keys to places.
     *
     * @param title what the legend calls it
     * @param sql gives columns {@code id}, {@code name} and a place
     * @param places the layer that the places come from
     */
    public static SpatialLayer linked(String title, String sql, SpatialLayer places, LayerView view) {
        return new SpatialLayer(
                new LayerId("", title, "place"),
                title,
                switch (places.role()) {
                    case CORRIDOR -> LayerRole.LINE;
                    case DESTINATION -> LayerRole.POINT;
                    case AREA, LINE, MIXED, POINT -> places.role();
                },
                places.geography(),
                places.postgisSchema(),
                places.srid(),
                -1,
                Relation.QUERY,
                false,
                places.readable(),
                "",
                List.of("id"),
                "name",
                null,
                null,
                true,
                new LayerSource.Linked(sql, new GeometryForm.Spatial("place")),
                view);
    }

    /** Whether the sample or system behind it says that nobody should steer by it. */
    public boolean notForNavigation() {
        return comment.toLowerCase(java.util.Locale.ROOT).contains("not for navigation");
    }

    /** The same layer with another filter or style. */
    public SpatialLayer with(LayerView other) {
        return new SpatialLayer(
                id,
                title,
                role,
                geography,
                postgisSchema,
                srid,
                estimatedRows,
                relation,
                indexed,
                readable,
                comment,
                keyColumns,
                labelColumn,
                classColumn,
                bufferColumn,
                visibleAtFirst,
                source,
                other);
    }

    /**
     * Whether its rows have neither a key nor a place of their own, as those of a view, of a foreign table and of most
     * SELECTs: they are told apart by everything that is in them, and equal rows count as one.
     */
    public boolean isToldApartByContent() {
        return keyColumns.isEmpty() && relation != Relation.TABLE;
    }

    /** Whether nobody chose anything but the columns of the catalog: no text that a user typed is part of its SQL. */
    public boolean isPlain() {
        var style = view.style();
        return source instanceof LayerSource.Relation
                && view.filter() == null
                && (style == null || !style.isConditional());
    }

    /** Whether two layers have the same rows with the same classes, whatever they look like. */
    public boolean readsAs(SpatialLayer other) {
        var mine = view.style();
        var others = other.view.style();
        return id.equals(other.id)
                && source.equals(other.source)
                && java.util.Objects.equals(view.filter(), other.view.filter())
                && (mine == null ? others == null : others != null && mine.readsAs(others));
    }
}
