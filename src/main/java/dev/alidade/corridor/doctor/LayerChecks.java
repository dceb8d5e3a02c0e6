package dev.alidade.corridor.doctor;

import dev.alidade.database.Cancellation;
import java.util.List;

/** Checks of what spatial columns hold, by whoever keeps them. */
@FunctionalInterface
public interface LayerChecks {
    /** Checks nothing. */
    LayerChecks NONE = _ -> new Found(List.of(), List.of());

    /**
     * What checks found, worst first.
     *
     * @param notChecked what could not be looked at and why, in sentences
     */
    record Found(List<Ailment> ailments, List<String> notChecked) {
        public Found {
            ailments = List.copyOf(ailments);
            notChecked = List.copyOf(notChecked);
        }
    }

    /**
     * Looks at all spatial columns of the database; may read them whole. Blocks.
     *
     * @throws dev.alidade.error.AppException of kind CANCELLED or CONNECTION; what a check may not see is told instead
     */
    Found find(Cancellation cancellation);
}
