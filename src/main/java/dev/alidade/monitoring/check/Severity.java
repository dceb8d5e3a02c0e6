package dev.alidade.monitoring.check;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Rows are open to strangers, or work will fail. */
    ERROR,
    /** Costs something, or will. */
    WARNING,
    /** Worth a look. */
    INFO;

    /** As it is written in JSON and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is as bad as another, or worse. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
