package dev.alidade.browser.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** A {@code timestamptz} as PostgreSQL prints it in ISO style: one moment, whatever the zone it is written in. */
public final class MomentReading {
    private static final DateTimeFormatter PRINTED = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, true)
            .optionalEnd()
            .appendPattern("[xxx][xx][x]")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter SHOWN = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendPattern(" xxx")
            .toFormatter(Locale.ROOT);

    private MomentReading() {}

    /** The moment; empty for infinity, years before 1 and beyond 9999, and what has no zone. */
    public static Optional<Instant> of(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, PRINTED).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The moment on the clocks of a zone, to the microsecond. */
    public static String in(ZoneId zone, Instant moment) {
        return SHOWN.format(moment.atZone(zone));
    }
}
