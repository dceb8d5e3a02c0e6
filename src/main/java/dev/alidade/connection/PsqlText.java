package dev.alidade.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A {@code psql} command line with its leading {@code PG…=} assignments; options that name no endpoint are passed over. */
final class PsqlText {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)", Pattern.DOTALL);
    private static final Map<Character, String> SHORT = Map.of('h', "host", 'p', "port", 'U', "user", 'd', "dbname");
    private static final Map<String, String> LONG =
            Map.of("host", "host", "port", "port", "username", "user", "dbname", "dbname");
    /** Other options with a value of their own. */
    private static final String SHORT_WITH_VALUE = "cfFLoPRTv";

    private static final List<String> LONG_WITH_VALUE = List.of(
            "command", "file", "field-separator", "log-file", "output", "pset", "record-separator", "set", "variable");

    private final PartsBuilder parts = new PartsBuilder();
    private final List<String> names = new ArrayList<>();
    private final List<String> words;
    private int place;

    private PsqlText(List<String> words) {
        this.words = words;
    }

    static ConnectionParts parse(String text) {
        return new PsqlText(ShellWords.split(text)).read();
    }

    private ConnectionParts read() {
        if (words.get(place).equals("$")) {
            place++;
        }
        while (assignment(words.get(place))) {
            place++;
        }
        place++;
        while (place < words.size()) {
            word(words.get(place++));
        }
        if (!names.isEmpty()) {
            endpoint(names.getFirst());
        }
        if (names.size() > 1) {
            parts.set("user", names.get(1));
        }
        return parts.build();
    }

    private boolean assignment(String word) {
        var variable = ASSIGNMENT.matcher(word);
        if (!variable.matches()) {
            return false;
        }
        PgVariables.keyOf(variable.group(1)).ifPresent(key -> parts.set(key, variable.group(2)));
        return true;
    }

    private void word(String word) {
        if (word.startsWith("--")) {
            longOption(word.substring(2));
        } else if (word.startsWith("-") && word.length() > 1) {
            shortOptions(word);
        } else {
            names.add(word);
        }
    }

    private void longOption(String option) {
        int equals = option.indexOf('=');
        var name = equals < 0 ? option : option.substring(0, equals);
        var key = LONG.get(name);
        if (equals < 0 && key == null && !LONG_WITH_VALUE.contains(name)) {
            return;
        }
        var value = equals < 0 ? next() : option.substring(equals + 1);
        if (key != null) {
            option(key, value);
        }
    }

    private void shortOptions(String word) {
        for (int i = 1; i < word.length(); i++) {
            var key = SHORT.get(word.charAt(i));
            if (key != null || SHORT_WITH_VALUE.indexOf(word.charAt(i)) >= 0) {
                var value = i + 1 < word.length() ? word.substring(i + 1) : next();
                if (key != null) {
                    option(key, value);
                }
                return;
            }
        }
    }

    private void option(String key, String value) {
        if (key.equals("dbname")) {
            endpoint(value);
        } else {
            parts.set(key, value);
        }
    }

    /** What psql takes for a database name may be a whole URI or keyword string. */
    private void endpoint(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("postgres://") || lower.startsWith("postgresql://")) {
            UriText.into(value, parts);
        } else if (value.contains("=")) {
            KeywordText.into(value, parts);
        } else {
            parts.set("dbname", value);
        }
    }

    private String next() {
        return place < words.size() ? words.get(place++) : "";
    }
}
