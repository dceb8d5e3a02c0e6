package dev.alidade.monitoring.check;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be there for a check's answer to mean something. */
public sealed interface Need {
    /** The threshold of {@link #statistics()}. */
    String STATISTICS_DAYS = "statistics_days";

    /**
     * What is missing, for a person; null when nothing is.
     *
     * @param thresholds the check's numbers by name
     */
    @Nullable
    String missing(CheckFacts facts, Map<String, Long> thresholds);

    /** An extension, whose schema is then searched for names. */
    static Need extension(String name) {
        return new Extension(name);
    }

    /** A server of at least this major version. */
    static Need version(int major) {
        return new Version(major);
    }

    /**
     * A role that exists or, for PostgreSQL's own {@code pg_…} roles, that the session's role holds.
     */
    static Need role(String name) {
        return new Role(name);
    }

    /** A relation, {@code schema.name}, that exists and that the session's role may read. */
    static Need relation(String name) {
        return new Relation(name);
    }

    /** Counters that have counted for {@code statistics_days}. */
    static Need statistics() {
        return new Statistics();
    }

    /** A file that somebody must repair first. */
    static Need repair(String reason) {
        return new Repair(reason);
    }

    /** See {@link Need#repair}. */
    record Repair(String reason) implements Need {
        @Override
        public String missing(CheckFacts facts, Map<String, Long> thresholds) {
            return reason;
        }
    }

    /** See {@link Need#extension}. */
    record Extension(String name) implements Need {
        @Override
        public @Nullable String missing(CheckFacts facts, Map<String, Long> thresholds) {
            return facts.extensions().containsKey(name) ? null : Messages.text("check.reason.extension", name);
        }
    }

    /** See {@link Need#version}. */
    record Version(int major) implements Need {
        @Override
        public @Nullable String missing(CheckFacts facts, Map<String, Long> thresholds) {
            return facts.majorVersion() >= major
                    ? null
                    : Messages.text(
                            "check.reason.version", String.valueOf(major), String.valueOf(facts.majorVersion()));
        }
    }

    /** See {@link Need#role}. */
    record Role(String name) implements Need {
        @Override
        public @Nullable String missing(CheckFacts facts, Map<String, Long> thresholds) {
            if (facts.roles().contains(name)) {
                return null;
            }
            return Messages.text(name.startsWith("pg_") ? "check.reason.membership" : "check.reason.role", name);
        }
    }

    /** See {@link Need#relation}. */
    record Relation(String name) implements Need {
        @Override
        public @Nullable String missing(CheckFacts facts, Map<String, Long> thresholds) {
            return facts.relations().contains(name) ? null : Messages.text("check.reason.relation", name);
        }
    }

    /** See {@link Need#statistics}. */
    record Statistics() implements Need {
        @Override
        public @Nullable String missing(CheckFacts facts, Map<String, Long> thresholds) {
            var wanted = Duration.ofDays(thresholds.getOrDefault(STATISTICS_DAYS, 0L));
            var counted = facts.countingSince();
            if (!facts.counting()) {
                return Messages.text("check.reason.notCounting");
            }
            if (wanted.isZero() || (counted != null && counted.compareTo(wanted) >= 0)) {
                return null;
            }
            return counted == null
                    ? Messages.text("check.reason.statisticsUnknown")
                    : Messages.text("check.reason.statistics", Times.duration(counted), wanted.toDays());
        }
    }
}
