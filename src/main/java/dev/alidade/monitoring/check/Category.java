package dev.alidade.monitoring.check;

import dev.alidade.i18n.Messages;
import java.util.Locale;

/** The groups of checks, in the order in which they are shown. */
public enum Category {
    SECURITY,
    INDEXES,
    KEYS,
    DESIGN,
    STORAGE,
    VACUUM,
    CONNECTIONS,
    SEQUENCES,
    REALTIME,
    VECTORS,
    SPATIAL,
    REPLICATION,
    SETTINGS,
    QUERIES,
    /** What people wrote themselves. */
    OWN;

    /** As it is written in JSON and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a person. */
    public String title() {
        return Messages.text("check.category." + name());
    }
}
