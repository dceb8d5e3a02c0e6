package dev.alidade.catalog;

import dev.alidade.i18n.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state in which some effects are undone and everything else stays; {@code CatalogScript.from(current).to(target)}
 * leads there.
 *
 * @param target what was changed since by somebody else is in it as it is
 * @param conflicts what the target leaves as it is although an effect concerns it; empty when all effects are undone
 */
public record Restoration(CatalogSnapshot target, List<Conflict> conflicts) {
    public Restoration {
        conflicts = List.copyOf(conflicts);
    }

    /** Why an effect is not undone. */
    public enum Reason {
        /** The property is neither what it was before nor what it was made: somebody changed it since. */
        CHANGED_SINCE,
        /** What was changed is gone. */
        GONE,
        /** It would come back, but something else has its name by now. */
        NAME_TAKEN,
        /** It would go, but something that is not part of the effects needs it by now. */
        NEEDED,
        /** It would come back, but what it needs is gone. */
        INCOMPLETE;

        /** The reason in one translated sentence. */
        public String text() {
            return Messages.text("catalog.conflict." + name());
        }
    }

    /**
     * An effect that is not undone.
     *
     * @param id the object by its present name; by its former one if it is gone
     * @param property null when the object as a whole is concerned; {@code name} for what it is called
     * @param other what took its name, needs it, or is missing; null when nothing of the kind
     */
    public record Conflict(
            ObjectId id,
            @Nullable String property,
            Reason reason,
            @Nullable ObjectId other) {}
}
