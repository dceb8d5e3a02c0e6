package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object of the database by its name, as a script creates or drops it.
 *
 * @param kind what it is
 * @param schema as the script names it; null where it names none
 * @param parent the table of a column, trigger or policy; null for everything else
 * @param name folded as the server folds it
 */
public record CreatedObject(
        Kind kind, @Nullable String schema, @Nullable String parent, String name) {

    /** The kinds that are compared with the catalog. */
    public enum Kind {
        SCHEMA,
        EXTENSION,
        TYPE,
        TABLE,
        COLUMN,
        VIEW,
        SEQUENCE,
        INDEX,
        FUNCTION,
        TRIGGER,
        POLICY;

        /** In words. */
        public String text() {
            return Messages.text("migration.object." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** For people, as in "table app.users" or "column users.email". */
    public String label() {
        var before = schema == null ? "" : schema + ".";
        var owner = parent == null ? "" : parent + ".";
        return kind.text() + " " + before + owner + name;
    }
}
