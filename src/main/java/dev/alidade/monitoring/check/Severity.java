package dev.alidade.monitoring.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The severity that is written so; empty when none is. */
    public static Optional<Severity> of(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }
}
