package dev.alidade.monitoring.check;

import dev.alidade.i18n.Messages;

/** The strongest lock that a fix takes on a table, as PostgreSQL's documentation (table 13.2) names them. */
public enum Lock {
    /** Nothing on any table. */
    NONE,
    /** Reading and writing go on. */
    SHARE_UPDATE_EXCLUSIVE,
    /** Reading goes on, writing waits. */
    SHARE,
    /** Reading goes on, writing waits. */
    SHARE_ROW_EXCLUSIVE,
    /** Reading and writing wait. */
    ACCESS_EXCLUSIVE;

    /** As PostgreSQL writes it. */
    public String title() {
        return name().replace('_', ' ');
    }

    /** What it means for others, for a person. */
    public String meaning() {
        return Messages.text("check.lock." + name());
    }
}
