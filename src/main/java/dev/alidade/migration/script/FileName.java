package dev.alidade.migration.script;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a file in a migrations folder says. */
sealed interface FileName {

    /** A script that changes the schema forward. */
    record Forward(ScriptVersion version, String description, Convention convention) implements FileName {}

    /** A script that takes a migration back; without a version it is found by its description. */
    record Rollback(@Nullable ScriptVersion version, String description) implements FileName {}

    /** Something else; {@code reason} is a message key. */
    record Other(String reason) implements FileName {}

    Pattern FLYWAY = Pattern.compile("(?i)([VU])(\\d+(?:[._]\\d+)*)__(.*)");
    Pattern FLYWAY_OTHER = Pattern.compile("([RB])(?:\\d+(?:[._]\\d+)*)?__.*");
    Pattern SPLIT_TIMESTAMP = Pattern.compile("(\\d{8})[_-](\\d{6})(?:[_-](.*))?");
    Pattern NUMBERED = Pattern.compile("(\\d{1,18})(?:[_-]+(.*))?");
    Pattern ROLLBACK_PREFIX = Pattern.compile("(?i)(?:rollback|revert|undo)[_-](.*)");
    Pattern ROLLBACK_SUFFIX = Pattern.compile("(?i)(?:(.*)[_-])?(?:rollback|revert|undo)");

    /** Reads a name without its folder. */
    static FileName of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".py")) {
            return new Other("migration.ignored.python");
        }
        if (!lower.endsWith(".sql")) {
            return new Other("migration.ignored.notSql");
        }
        var base = name.substring(0, name.length() - 4);
        if (lower.endsWith(".down.sql")) {
            return down(base.substring(0, base.length() - 5));
        }
        boolean up = lower.endsWith(".up.sql");
        return versioned(up ? base.substring(0, base.length() - 3) : base, up);
    }

    private static FileName versioned(String base, boolean up) {
        var flyway = FLYWAY.matcher(base);
        if (flyway.matches()) {
            var version = ScriptVersion.of(flyway.group(2));
            var description = spaced(flyway.group(3));
            return "u".equalsIgnoreCase(flyway.group(1))
                    ? new Rollback(version, description)
                    : new Forward(version, description, Convention.FLYWAY);
        }
        if (FLYWAY_OTHER.matcher(base).matches()) {
            return new Other("migration.ignored.repeatable");
        }
        var split = SPLIT_TIMESTAMP.matcher(base);
        if (split.matches()) {
            return numbered(ScriptVersion.of(split.group(1) + split.group(2)), part(split, 3), up);
        }
        var numbered = NUMBERED.matcher(base);
        if (numbered.matches()) {
            return numbered(ScriptVersion.of(numbered.group(1)), part(numbered, 2), up);
        }
        var unnumbered = rollback(null, base);
        return unnumbered != null ? unnumbered : new Other("migration.ignored.name");
    }

    private static FileName numbered(ScriptVersion version, String rest, boolean up) {
        var rollback = rollback(version, rest);
        if (rollback != null) {
            return rollback;
        }
        var convention =
                up ? Convention.UP_DOWN : version.text().length() >= 12 ? Convention.TIMESTAMP : Convention.NUMBERED;
        return new Forward(version, spaced(rest), convention);
    }

    private static @Nullable Rollback rollback(@Nullable ScriptVersion version, String rest) {
        var prefix = ROLLBACK_PREFIX.matcher(rest);
        if (prefix.matches()) {
            return new Rollback(version, spaced(part(prefix, 1)));
        }
        var suffix = ROLLBACK_SUFFIX.matcher(rest);
        return suffix.matches() ? new Rollback(version, spaced(part(suffix, 1))) : null;
    }

    private static FileName down(String base) {
        return versioned(base, false) instanceof Forward forward
                ? new Rollback(forward.version(), forward.description())
                : new Rollback(null, spaced(base));
    }

    private static String part(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    private static String spaced(String words) {
        return words.replace('_', ' ');
    }
}
