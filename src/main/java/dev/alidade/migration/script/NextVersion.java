package dev.alidade.migration.script;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a folder counts, and what comes next. */
final class NextVersion {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d{6}");
    private static final int SHORTEST_STAMP = 12;
    private static final BigInteger TEN = BigInteger.TEN;

    private final Collection<ScriptVersion> taken;
    private final Clock clock;

    /**
     * @param taken every version that a file of the folder bears, rollback scripts included
     */
    NextVersion(Collection<ScriptVersion> taken, Clock clock) {
        this.taken = taken;
        this.clock = clock;
    }

    /** What follows a version, spelled as that one is; parts are joined by dots. */
    String after(ScriptVersion last) {
        var text = last.text();
        if (isStamp(text)) {
            return stamp();
        }
        int dot = text.lastIndexOf('.');
        return dot >= 0 ? text.substring(0, dot + 1) + plusOne(text.substring(dot + 1)) : number(text);
    }

    /** The first number of an empty folder. */
    String first(int width) {
        return padded(highest().add(BigInteger.ONE), width);
    }

    /** The time in UTC, but later than everything that is there. */
    String stamp() {
        var now = STAMP.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        var highest = highest();
        if (new BigInteger(now).compareTo(highest) > 0) {
            return now;
        }
        try {
            return STAMP.format(LocalDateTime.parse(highest.toString(), STAMP).plusSeconds(1));
        } catch (DateTimeException e) {
            return highest.add(BigInteger.ONE).toString();
        }
    }

    private String number(String last) {
        var digits = taken.stream()
                .map(ScriptVersion::text)
                .filter(t -> t.indexOf('.') < 0)
                .toList();
        boolean sameLength = digits.stream().allMatch(d -> d.length() == last.length());
        boolean zeros = digits.stream().anyMatch(d -> d.startsWith("0") && d.length() > 1);
        boolean tens = digits.size() > 1 && digits.stream().allMatch(d -> d.endsWith("0"));
        var next = tens
                ? highest().divide(TEN).add(BigInteger.ONE).multiply(TEN)
                : highest().add(BigInteger.ONE);
        return padded(next, sameLength || zeros ? last.length() : 1);
    }

    private BigInteger highest() {
        return taken.stream()
                .map(v -> new BigInteger(v.text().split("\\.", 2)[0]))
                .max(BigInteger::compareTo)
                .orElse(BigInteger.ZERO);
    }

    private static String plusOne(String digits) {
        return padded(new BigInteger(digits).add(BigInteger.ONE), digits.length());
    }

    private static String padded(BigInteger number, int width) {
        var text = number.toString();
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static boolean isStamp(String text) {
        return text.indexOf('.') < 0
                && (text.length() >= SHORTEST_STAMP || DATE.matcher(text).matches());
    }
}
