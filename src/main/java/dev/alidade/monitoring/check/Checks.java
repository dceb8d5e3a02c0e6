package dev.alidade.monitoring.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The checks that come with Alidade. */
public final class Checks {
    private Checks() {}

    /** All of them, group by group. */
    public static List<Check> all() {
        return Stream.<Check[]>of(RowSecurityCheck.values(), IndexCheck.values(), KeyCheck.values())
                .flatMap(Arrays::stream)
                .toList();
    }
}
