package dev.alidade.migration;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Inclusion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How migrations shall be taken back and what the user agreed to.
 *
 * @param selection which
 * @param way in which way; null for the one that was proven
 * @param acceptance what may be lost
 * @param inclusion what goes along although nobody can tell whether the migration did it
 * @param proof whether what a script leaves is compared with what it should; the computed way is always proven
 */
public record RollbackOptions(
        RollbackSelection selection, @Nullable Way way, Acceptance acceptance, Inclusion inclusion, boolean proof) {

    /** In which way a migration is taken back. */
    public enum Way {
        /** By the folder's own rollback script. */
        SCRIPT,
        /** By statements made from what was kept when it was applied. */
        COMPUTED;

        /** The stable word of the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In the proven way, with nothing lost. */
    public static RollbackOptions of(RollbackSelection selection) {
        return new RollbackOptions(selection, null, Acceptance.NOTHING, Inclusion.NOTHING, true);
    }

    /** By the folder's own scripts, for a caller who trusts them as they are. */
    public static RollbackOptions byScripts(RollbackSelection selection) {
        return new RollbackOptions(selection, Way.SCRIPT, Acceptance.NOTHING, Inclusion.NOTHING, false);
    }

    /** The same in one way. */
    public RollbackOptions with(@Nullable Way chosen) {
        return new RollbackOptions(selection, chosen, acceptance, inclusion, proof);
    }

    /** The same with the user's consent. */
    public RollbackOptions with(Acceptance agreed) {
        return new RollbackOptions(selection, way, agreed, inclusion, proof);
    }

    /** The same with what shall go along. */
    public RollbackOptions with(Inclusion included) {
        return new RollbackOptions(selection, way, acceptance, included, proof);
    }
}
