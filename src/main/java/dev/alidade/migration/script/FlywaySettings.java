package dev.alidade.migration.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Flyway's settings say about the scripts of a folder.
 *
 * @param file where they stand
 * @param replaces whether placeholders are filled in
 * @param placeholders their values; names in lower case
 */
record FlywaySettings(Path file, boolean replaces, Map<String, String> placeholders) {
    private static final List<String> NAMES =
            List.of("flyway.conf", "flyway.toml", "conf/flyway.conf", "flyway.user.toml");
    private static final Pattern TABLE = Pattern.compile("\\[\\s*([^\\]]+?)\\s*]");
    private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z0-9_.\"-]+)\\s*=\\s*(.*?)\\s*");
    private static final String PREFIX = "flyway.placeholders.";
    private static final int LEVELS = 5;

    FlywaySettings {
        placeholders = Map.copyOf(placeholders);
    }

    /** The settings nearest to a folder, in it or above; empty when there are none. */
    static Optional<FlywaySettings> find(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        for (int level = 0; level < LEVELS && place != null; level++) {
            for (var name : NAMES) {
                var file = place.resolve(name);
                if (Files.isRegularFile(file)) {
                    return read(file);
                }
            }
            place = place.getParent();
        }
        return Optional.empty();
    }

    private static Optional<FlywaySettings> read(Path file) {
        var settings = new HashMap<String, String>();
        var table = "";
        try {
            for (var line : Files.readAllLines(file)) {
                var plain = line.strip();
                var header = TABLE.matcher(plain);
                var setting = SETTING.matcher(plain);
                if (plain.startsWith("#")) {
                    continue;
                }
                if (header.matches()) {
                    table = header.group(1) + ".";
                } else if (setting.matches()) {
                    settings.put(
                            (table + setting.group(1)).replace("\"", "").toLowerCase(Locale.ROOT),
                            unquoted(setting.group(2)));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        var placeholders = new HashMap<String, String>();
        settings.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                placeholders.put(key.substring(PREFIX.length()), value);
            }
        });
        boolean replaces = !"false".equalsIgnoreCase(settings.getOrDefault("flyway.placeholderreplacement", "true"));
        return Optional.of(new FlywaySettings(file, replaces, placeholders));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
