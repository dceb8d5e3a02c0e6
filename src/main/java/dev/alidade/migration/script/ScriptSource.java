package dev.alidade.migration.script;

import dev.alidade.statement.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the statements of a script come from.
 *
 * @param folder the folder that included files must not leave
 * @param file the file
 * @param part which part of it
 * @param placeholders what stands for {@code ${name}}; names in lower case
 */
public record ScriptSource(Path folder, Path file, Part part, Map<String, String> placeholders) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}\\s]+)}");
    private static final Pattern ALONE = Pattern.compile(
            "(?im)^\\s*--!?\\s*(?:no-transaction|disable-transaction|atlas:txmode\\s+none|transaction:\\s*false)\\b");
    private static final Pattern CONFIGURED_ALONE = Pattern.compile("(?im)^\\s*executeInTransaction\\s*=\\s*false\\b");
    private static final Pattern DIESEL_ALONE = Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\b");
    private static final int HEAD = 2_000;

    /** Which part of a file is meant. */
    public enum Part {
        /** All of it. */
        WHOLE,
        /** The section that migrates. */
        UP,
        /** The section that takes it back. */
        DOWN
    }

    public ScriptSource {
        placeholders = Map.copyOf(placeholders);
    }

    /** A whole file. */
    public static ScriptSource whole(Path folder, Path file) {
        return new ScriptSource(folder, file, Part.WHOLE, Map.of());
    }

    /**
     * The plan of the file as it is now.
     *
     * @throws dev.alidade.error.AppException when it or a file that it includes cannot be read, or an include leads
     *     out of the folder or in a circle
     */
    public ScriptPlan plan() {
        return plan(ScriptText.read(file));
    }

    /**
     * The plan of a text that was read from the file.
     *
     * @throws dev.alidade.error.AppException as {@link #plan()}
     */
    public ScriptPlan plan(ScriptText whole) {
        var pieces = StatementSplitter.split(Sections.closed(text(whole.text())));
        var filled = new PsqlVariables().fill(new Includes(folder).resolve(pieces, file));
        return ScriptPlan.of(filled, refusesTransaction(whole.text()));
    }

    /** What of the file's text is meant: lines of other sections are empty, known placeholders are filled in. */
    public String text(String whole) {
        var text = part == Part.WHOLE
                ? whole
                : Sections.of(whole).map(s -> s.text(whole, part)).orElse("");
        return placeholders.isEmpty() ? text : PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult place) {
        var value = placeholders.get(place.group(1).toLowerCase(Locale.ROOT));
        return Matcher.quoteReplacement(value == null ? place.group() : value);
    }

    private boolean refusesTransaction(String whole) {
        if (part != Part.WHOLE) {
            return Sections.of(whole).map(s -> s.refusesTransaction(part)).orElse(false);
        }
        return ALONE.matcher(whole.substring(0, Math.min(HEAD, whole.length()))).find()
                || isConfiguredAlone(file.resolveSibling(file.getFileName() + ".conf"), CONFIGURED_ALONE)
                || isConfiguredAlone(file.resolveSibling("metadata.toml"), DIESEL_ALONE);
    }

    /** Flyway reads {@code file.sql.conf} beside {@code file.sql}, Diesel {@code metadata.toml} for both of its files. */
    private static boolean isConfiguredAlone(Path settings, Pattern words) {
        try {
            return Files.isRegularFile(settings)
                    && words.matcher(Files.readString(settings)).find();
        } catch (IOException e) {
            return false;
        }
    }

    /** The same source with names of placeholders in lower case, or itself without any. */
    ScriptSource with(@Nullable Map<String, String> values) {
        if (values == null || values.isEmpty()) {
            return this;
        }
        var lower = new TreeMap<String, String>();
        values.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new ScriptSource(folder, file, part, lower);
    }
}
