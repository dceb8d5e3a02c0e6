package dev.alidade.migration.adopt;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.CreatedObject;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.Locale;

/**
 * What of one migration is in the database.
 *
 * @param script the migration
 * @param presence how much of it
 * @param found how many of the objects that it creates are there
 * @param missing those that are not
 * @param later those that a later file drops or renames, so that nothing follows from their absence
 * @param unread how many of its statements may create something that could not be read
 */
public record AdoptionFinding(
        MigrationScript script,
        Presence presence,
        int found,
        List<CreatedObject> missing,
        List<CreatedObject> later,
        int unread) {

    /** How much of a migration is there. */
    public enum Presence {
        /** Every object that it creates. */
        ALL,
        /** Some of them. */
        PARTLY,
        /** None of them. */
        NONE,
        /** It creates nothing that has a name, or nothing that could be read. */
        UNKNOWN;

        /** The stable word of the command line's output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int NAMED = 5;

    public AdoptionFinding {
        missing = List.copyOf(missing);
        later = List.copyOf(later);
    }

    /** In one sentence, with the names of what is missing and a word on what could not be read. */
    public String sentence() {
        var names = missing.stream().limit(NAMED).map(CreatedObject::label).toList();
        var listed = String.join(", ", names)
                + (missing.size() > NAMED
                        ? Messages.text("migration.adopt.more", Integer.toString(missing.size() - NAMED))
                        : "");
        var count = Integer.toString(found);
        var text = Messages.text(
                "migration.adopt." + presence.id(), count, Integer.toString(found + missing.size()), listed);
        return unread == 0 ? text : text + " " + Messages.text("migration.adopt.unread", Integer.toString(unread));
    }
}
