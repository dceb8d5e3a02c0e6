package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How PostgreSQL would answer a look at a part of a layer, by {@code EXPLAIN}; nothing was read.
 *
 * @param layer which
 * @param lines the plan as PostgreSQL prints it
 */
public record ViewportPlan(SpatialLayer layer, List<String> lines) {
    private static final Pattern INDEX = Pattern.compile("(?:using|Bitmap Index Scan on) (\"[^\"]+\"|[^ ]+)");

    /** A table of so many rows is read faster than an index of it is looked up. */
    private static final long SMALL = 1_000;

    public ViewportPlan {
        lines = List.copyOf(lines);
    }

    /** What the plan says about the layer, worst first. */
    public enum Verdict {
        /** A column is transformed row by row: no index can serve, whichever there is. */
        TRANSFORMS_COLUMN,
        /** Every move reads every row, and no spatial index could prevent it. */
        WITHOUT_INDEX,
        /** Every move reads every row although there is a spatial index. */
        INDEX_NOT_USED,
        /** An index finds the rows. */
        INDEXED,
        /** Few rows: reading them all is quickest. */
        SMALL
    }

    /** The indexes that the plan uses, as the server names them. */
    public List<String> indexes() {
        return lines.stream()
                .flatMap(line -> INDEX.matcher(line).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** What to think of it. */
    public Verdict verdict() {
        boolean reads = lines.stream().anyMatch(line -> line.contains("Seq Scan"));
        boolean transforms = lines.stream()
                .anyMatch(
                        line -> (line.contains("Filter:") || line.contains("Cond:")) && line.contains("st_transform("));
        if (transforms && reads) {
            return Verdict.TRANSFORMS_COLUMN;
        }
        if (!reads) {
            return Verdict.INDEXED;
        }
        if (layer.relation() == SpatialLayer.Relation.TABLE && layer.estimatedRows() < SMALL) {
            return Verdict.SMALL;
        }
        return layer.indexed() ? Verdict.INDEX_NOT_USED : Verdict.WITHOUT_INDEX;
    }

    /** Whether somebody should do something about it. */
    public boolean isWrong() {
        return switch (verdict()) {
            case TRANSFORMS_COLUMN, WITHOUT_INDEX, INDEX_NOT_USED -> true;
            case INDEXED, SMALL -> false;
        };
    }
}
