package dev.alidade.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes durations and moments: relative for reading, exact for tooltips. */
public final class Times {
    private Times() {}

    /** A duration such as {@code 38 ms}, {@code 1.2 s}, {@code 2 min 5 s}, {@code 3 h 10 min}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.getDefault(), "%.1f s", millis / 1000.0);
        }
        if (millis < 3_600_000) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** How long ago a moment was, seen from {@code now}: {@code just now}, {@code 2 min ago}, {@code 3 d ago}. */
    public static String ago(Instant moment, Instant now) {
        var passed = Duration.between(moment, now);
        if (passed.toSeconds() < 45) {
            return Messages.text("time.ago.now");
        }
        if (passed.toMinutes() < 60) {
            return Messages.text("time.ago.minutes", Math.max(1, passed.toMinutes()));
        }
        if (passed.toHours() < 48) {
            return Messages.text("time.ago.hours", passed.toHours());
        }
        return Messages.text("time.ago.days", passed.toDays());
    }

    /** The exact moment in a time zone, to the second: {@code 2026-11-21 14:03:07 +01:00}. */
    public static String exact(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
                .format(moment.atZone(zone));
    }
}
