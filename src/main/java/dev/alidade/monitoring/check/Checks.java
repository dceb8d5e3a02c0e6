package dev.alidade.monitoring.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The checks that come with Alidade. */
public final class Checks {
    private Checks() {}

    /** All of them, group by group. */
    public static List<Check> all() {
        return Stream.<Check[]>of(
                        RowSecurityCheck.values(),
                        PolicyCheck.values(),
                        ExposureCheck.values(),
                        FunctionCheck.values(),
                        RoleCheck.values(),
                        IndexCheck.values(),
                        IndexFormCheck.values(),
                        KeyCheck.values(),
                        ConstraintCheck.values(),
                        ColumnCheck.values(),
                        SequenceCheck.values(),
                        VacuumCheck.values(),
                        ActivityCheck.values(),
                        RealtimeCheck.values(),
                        ReplicationCheck.values(),
                        VectorCheck.values(),
                        SpatialCheck.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** Those that read the catalog only: quick, however many rows there are. */
    public static List<Check> ofCatalog() {
        return all().stream()
                .filter(Predicate.not(check -> check.rule().readsRows()))
                .toList();
    }
}
