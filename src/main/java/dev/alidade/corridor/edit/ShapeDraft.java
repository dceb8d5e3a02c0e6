package dev.alidade.corridor.edit;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * A shape with some of its points moved, added or taken out. Points that nobody touched stay bit by bit what they are.
 *
 * @param origin the shape as it was read
 * @param runs its points now, in the order of the origin's parts
 */
public record ShapeDraft(StoredShape origin, List<ShapeRun> runs) {
    private static final double HIGHEST_LATITUDE = 90;
    private static final double FARTHEST_LONGITUDE = 180;

    public ShapeDraft {
        runs = List.copyOf(runs);
    }

    /** One point of the draft. */
    public record Spot(int run, int vertex) {}

    /** The point at a spot. */
    public ShapeVertex at(Spot spot) {
        return runs.get(spot.run()).vertices().get(spot.vertex());
    }

    /** Whether there is such a point. */
    public boolean has(Spot spot) {
        return spot.run() < runs.size()
                && spot.vertex() < runs.get(spot.run()).vertices().size();
    }

    /** How many points it has. */
    public int points() {
        return runs.stream().mapToInt(run -> run.vertices().size()).sum();
    }

    /** With a point at another place, in degrees. */
    public ShapeDraft moved(Spot spot, Coordinate place) {
        return with(spot, runs.get(spot.run()).with(spot.vertex(), at(spot).at(place)));
    }

    /**
     * With one more point.
     *
     * @param edge the edge that it divides: its spot is that of the edge's first point
     */
    public ShapeDraft inserted(Spot edge, Coordinate place) {
        var run = runs.get(edge.run());
        var point = at(edge).between(run.end(edge.vertex()), place);
        return with(edge, run.plus(edge.vertex() + 1, point));
    }

    /** Whether a point may be taken out, so that its line or ring is still one. */
    public boolean canRemove(Spot spot) {
        var run = runs.get(spot.run());
        return run.vertices().size() > run.kind().fewest();
    }

    /** Without a point; itself where the point cannot be missed. */
    public ShapeDraft removed(Spot spot) {
        return canRemove(spot) ? with(spot, runs.get(spot.run()).without(spot.vertex())) : this;
    }

    private ShapeDraft with(Spot spot, ShapeRun run) {
        var all = new ArrayList<>(runs);
        all.set(spot.run(), run);
        return new ShapeDraft(origin, all);
    }

    /** Whether it differs from what is stored. */
    public boolean isChanged() {
        return !runs.equals(origin.draft().runs());
    }

    /** The shape in degrees. */
    public Geometry degrees() {
        return ShapeRuns.put(origin.degrees(), runs.iterator(), ShapeVertex::place);
    }

    /** Why it cannot be stored like this, as sentences; empty when it can. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        boolean outside = runs.stream()
                .flatMap(run -> run.vertices().stream())
                .filter(vertex -> vertex.stored() == null)
                .anyMatch(vertex -> !(Math.abs(vertex.place().x) <= FARTHEST_LONGITUDE
                        && Math.abs(vertex.place().y) <= HIGHEST_LATITUDE));
        if (outside) {
            faults.add(Messages.text("shape.fault.outside"));
            return faults;
        }
        var all = degrees();
        boolean flat = runs.stream()
                .filter(run -> run.kind() == ShapeRun.Kind.LINE)
                .anyMatch(run -> run.vertices().stream()
                        .allMatch(v ->
                                v.place().equals2D(run.vertices().getFirst().place())));
        if (flat) {
            faults.add(Messages.text("shape.fault.length"));
        }
        var wrong = new IsValidOp(all).getValidationError();
        if (wrong != null && !flat) {
            var where = wrong.getCoordinate();
            faults.add(
                    where == null
                            ? Messages.text("shape.fault.invalid", wrong.getMessage())
                            : Messages.text(
                                    "shape.fault.invalidAt",
                                    wrong.getMessage(),
                                    String.format(Locale.ROOT, "%.6f, %.6f", where.y, where.x)));
        }
        return faults;
    }
}
