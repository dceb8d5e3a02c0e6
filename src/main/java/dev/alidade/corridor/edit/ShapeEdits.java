package dev.alidade.corridor.edit;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowAddress;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowProposal;
import dev.alidade.corridor.feature.RowShape;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.table.TableSql;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYM;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads the shape of a row to be changed point by point and writes the UPDATE: points that were moved are brought into the
 * row's system by the server, all others stay exactly as they are. Thread-safe; blocks.
 */
public final class ShapeEdits {
    /** More points than anybody moves by hand. */
    public static final int MOST_POINTS = 20_000;

    private final Database database;
    private final RowChanges changes;

    public ShapeEdits(Database database, RowChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * The shape of a row.
     *
     * @param key by which the map knows it
     * @param title what it is called
     * @throws AppException of kind REFUSED when it is gone, has arcs or too many points, or may not be changed
     */
    public StoredShape read(SpatialLayer layer, String key, String title, Cancellation cancellation) {
        if (!RowShape.isReadable(layer)) {
            throw refused("shape.refused.form", layer.title());
        }
        var table = changes.table(layer.id().schema(), layer.id().table(), cancellation);
        boolean updatable = table.find(layer.id().column())
                .map(column -> column.updatable() && !column.generated())
                .orElse(false);
        if (!table.allows().update() || !updatable) {
            throw refused("shape.refused.rights", layer.id().label());
        }
        var row = RowShape.read(database, layer, key, table.key(), cancellation)
                .orElseThrow(() -> refused("shape.refused.gone", title));
        var stored = row.stored();
        var degrees = row.degrees();
        if (stored == null || degrees == null) {
            throw refused("shape.refused.curved", title);
        }
        if (stored.getNumPoints() > MOST_POINTS) {
            throw refused("shape.refused.points", title, stored.getNumPoints(), MOST_POINTS);
        }
        if (stored.isEmpty()) {
            throw refused("shape.refused.gone", title);
        }
        return new StoredShape(layer, title, row, stored, degrees);
    }

    /**
     * The UPDATE that stores a draft, only while the row is what was read.
     *
     * @throws AppException of kind REFUSED when the server calls the shape invalid
     */
    public RowProposal update(ShapeDraft draft, Cancellation cancellation) {
        var shape = draft.origin();
        var layer = shape.layer();
        var own = transformed(draft, cancellation);
        var written = ShapeRuns.put(shape.stored(), draft.runs().iterator(), vertex -> coordinate(shape, own, vertex));
        var text = text(shape, written);
        check(layer, text, cancellation);
        var id = layer.id();
        var seen = new HashMap<String, @Nullable String>();
        seen.put(id.column(), shape.row().text());
        var address = RowAddress.read(shape.row().key(), shape.row().version(), seen);
        return new RowProposal(
                "corridor",
                Messages.text("shape.change", shape.title()),
                id.schema(),
                id.table(),
                List.of(new RowEdit.Update(address, Map.of(id.column(), new NewValue.Text(text)))),
                false);
    }

    private static Coordinate coordinate(StoredShape shape, Map<ShapeVertex, Coordinate> own, ShapeVertex vertex) {
        var stored = vertex.stored();
        if (stored != null) {
            return stored;
        }
        var place = own.getOrDefault(vertex, vertex.place());
        var like = shape.stored().getCoordinate();
        return switch (like) {
            case CoordinateXYZM _ -> new CoordinateXYZM(place.x, place.y, vertex.z(), vertex.m());
            case CoordinateXYM _ -> new CoordinateXYM(place.x, place.y, vertex.m());
            default -> new Coordinate(place.x, place.y, vertex.z());
        };
    }

    /** Where the points that were moved lie in the row's system; empty when that is degrees. */
    private Map<ShapeVertex, Coordinate> transformed(ShapeDraft draft, Cancellation cancellation) {
        var found = new IdentityHashMap<ShapeVertex, Coordinate>();
        var shape = draft.origin();
        var moved = draft.runs().stream()
                .flatMap(run -> run.vertices().stream())
                .filter(vertex -> vertex.stored() == null)
                .toList();
        if (shape.row().srid() == 0 || shape.row().srid() == 4326 || moved.isEmpty()) {
            return found;
        }
        var points = moved.stream()
                .map(vertex -> String.format(Locale.ROOT, "%.15g %.15g", vertex.place().x, vertex.place().y))
                .collect(Collectors.joining(", ", "MULTIPOINT(", ")"));
        var layer = shape.layer();
        var sql = "select " + TableSql.postgis(layer, "st_x") + "(p.geom) as x, " + TableSql.postgis(layer, "st_y")
                + "(p.geom) as y from " + TableSql.postgis(layer, "st_dumppoints") + "("
                + TableSql.postgis(layer, "st_transform") + "(" + TableSql.postgis(layer, "st_geomfromtext")
                + "(:points::text, 4326), " + shape.row().srid() + ")) p order by p.path";
        database.read(cancellation, session -> {
            var places = new ArrayList<Coordinate>();
            session.each(
                    sql,
                    Parameters.of("points", points),
                    0,
                    row -> places.add(new Coordinate(row.real("x"), row.real("y"))));
            for (int i = 0; i < moved.size(); i++) {
                found.put(moved.get(i), places.get(i));
            }
            return true;
        });
        return found;
    }

    /** Extended well-known text; its numbers are the shortest that give the same doubles again. */
    private static String text(StoredShape shape, Geometry geometry) {
        int srid = shape.row().srid();
        return (srid == 0 ? "" : "SRID=" + srid + ";")
                + new ShapeText(shape.stored().getCoordinate()).of(geometry);
    }

    private void check(SpatialLayer layer, String text, Cancellation cancellation) {
        var geometry = TableSql.postgis(layer, "st_geomfromewkt") + "(:shape::text)";
        var sql = "select " + TableSql.postgis(layer, "st_isvalid") + "(" + geometry + ") as valid, "
                + TableSql.postgis(layer, "st_isvalidreason") + "(" + geometry + ") as reason";
        database.read(cancellation, session -> {
            session.each(sql, Parameters.of("shape", text), 0, row -> {
                if (!row.bool("valid")) {
                    throw refused("shape.refused.invalid", row.text("reason"));
                }
            });
            return true;
        });
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
