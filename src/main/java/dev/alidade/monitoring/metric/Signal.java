package dev.alidade.monitoring.metric;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import java.time.Duration;
import java.util.Locale;

/** A number that is followed over time. */
public enum Signal {
    COMMITS("commitsPerSecond", Unit.PER_SECOND),
    ROLLBACKS("rollbacksPerSecond", Unit.PER_SECOND),
    ROWS_READ("rowsReadPerSecond", Unit.PER_SECOND),
    ROWS_WRITTEN("rowsWrittenPerSecond", Unit.PER_SECOND),
    /** Unknown while nothing is read. */
    CACHE_HIT("cacheHitShare", Unit.SHARE),
    BLOCKS_READ("blocksReadPerSecond", Unit.PER_SECOND),
    TEMP_BYTES("tempBytesPerSecond", Unit.BYTES_PER_SECOND),
    WAL_BYTES("walBytesPerSecond", Unit.BYTES_PER_SECOND),
    DEADLOCKS("deadlocksPerSecond", Unit.PER_SECOND),
    SESSIONS("sessions", Unit.COUNT),
    ACTIVE("active", Unit.COUNT),
    IDLE_IN_TRANSACTION("idleInTransaction", Unit.COUNT),
    WAITING("waiting", Unit.COUNT),
    OLDEST_TRANSACTION("oldestTransactionSeconds", Unit.SECONDS),
    /** Asked every five minutes. */
    DATABASE_BYTES("databaseBytes", Unit.BYTES);

    /** What a signal is counted in. */
    public enum Unit {
        COUNT,
        PER_SECOND,
        BYTES,
        BYTES_PER_SECOND,
        /** From 0 to 1. */
        SHARE,
        SECONDS;

        /** A value as people read it. */
        public String text(double value) {
            return switch (this) {
                case COUNT -> Sizes.count(Math.round(value));
                case PER_SECOND ->
                    value < 10 ? String.format(Locale.getDefault(), "%.1f", value) : Sizes.count(Math.round(value));
                case BYTES -> Sizes.bytes(Math.round(value));
                case BYTES_PER_SECOND -> Sizes.bytes(Math.round(value));
                case SHARE -> String.format(Locale.getDefault(), "%.1f %%", value * 100);
                case SECONDS -> Times.duration(Duration.ofMillis(Math.max(0, Math.round(value * 1000))));
            };
        }
    }

    private final String word;
    private final Unit unit;

    Signal(String word, Unit unit) {
        this.word = word;
        this.unit = unit;
    }

    /** Its name in JSON and in the history's file. */
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    /** Its name for people. */
    public String title() {
        return Messages.text("metric.signal." + name());
    }

    /** A value with its unit. */
    public String text(double value) {
        return switch (unit) {
            case PER_SECOND, BYTES_PER_SECOND -> Messages.text("metric.perSecond", unit.text(value));
            case COUNT, BYTES, SHARE, SECONDS -> unit.text(value);
        };
    }
}
