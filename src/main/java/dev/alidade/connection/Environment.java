package dev.alidade.connection;

import dev.alidade.i18n.Messages;
import java.util.Locale;

/** How careful one has to be with a database; decides its colour and how much is asked before a change. */
public enum Environment {
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    /** The name for people. */
    public String label() {
        return Messages.text("connection.environment." + word());
    }

    /** The lower-case word, for files and style classes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
