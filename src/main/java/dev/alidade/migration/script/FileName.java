package dev.alidade.migration.script;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a file in a migrations folder says. */
sealed interface FileName {

    /** A script that changes the schema forward. */
    record Forward(ScriptVersion version, String description, Convention convention) implements FileName {}

    /** A script that takes a migration back; without a version it is found by its description. */
    record Rollback(@Nullable ScriptVersion version, String description) implements FileName {}

    /** A script that Flyway runs at a moment of its own work, {@code beforeMigrate} say. */
    record Callback(String event, String description) implements FileName {}

    /** Something else; {@code reason} is a message key. */
    record Other(String reason) implements FileName {}

    Pattern FLYWAY = Pattern.compile("(?i)([VU])(\\d+(?:[._]\\d+)*)__(.*)");
    Pattern FLYWAY_REPEATABLE = Pattern.compile("R__(.+)");
    Pattern FLYWAY_BASELINE = Pattern.compile("B(\\d+(?:[._]\\d+)*)__(.*)");
    Pattern FLYWAY_CALLBACK = Pattern.compile(
            "((?:before|after)(?:Each)?(?:Migrate|Undo|Clean|Info|Validate|Baseline|Repair|Connect|Version|Repeatables"
                    + "|CreateSchema)[A-Za-z]*|createSchema)(?:__(.*))?");
    Pattern SPLIT_TIMESTAMP = Pattern.compile("(\\d{8})[_T-](\\d{6})(?:[_-](.*))?");
    Pattern DASHED_DATE =
            Pattern.compile("((?:19|20)\\d{2})-(\\d{2})-(\\d{2})(?:[-_T](\\d{4}(?:\\d{2})?))?(?:[_-](.*))?");
    Pattern NUMBERED = Pattern.compile("(\\d{1,18})(?:[_ -]+(.*))?");
    Pattern ROLLBACK_PREFIX = Pattern.compile("(?i)(?:rollback|revert|undo)[_-](.*)");
    Pattern ROLLBACK_SUFFIX = Pattern.compile("(?i)(?:(.*)[_-])?(?:rollback|revert|undo)");
    Pattern BACKUP = Pattern.compile("(?i).*(?:\\.(?:bak|orig|old|tmp|rej|save|sw[a-p]|disabled|skip)|~)|#.*#|\\.#.*");
    Set<String> SEEDS = Set.of("seed.sql", "seeds.sql");

    /** Whether a migration's file name, without its folder, is that of a Flyway baseline. */
    static boolean isBaseline(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql")
                && FLYWAY_BASELINE.matcher(name.substring(0, name.length() - 4)).matches();
    }

    /** Reads a name without its folder. */
    static FileName of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (BACKUP.matcher(name).matches()) {
            return new Other("migration.ignored.backup");
        }
        if (lower.endsWith(".md") || lower.startsWith("readme")) {
            return new Other("migration.ignored.readme");
        }
        if (lower.endsWith(".conf") || lower.endsWith(".toml")) {
            return new Other("migration.ignored.settings");
        }
        if (lower.endsWith(".py")) {
            var kind = versioned(name.substring(0, name.length() - 3), false);
            return kind instanceof Other ? new Other("migration.ignored.python") : kind;
        }
        return lower.endsWith(".sql") ? sql(name, lower) : new Other("migration.ignored.notSql");
    }

    private static FileName sql(String name, String lower) {
        if (SEEDS.contains(lower)) {
            return new Other("migration.ignored.seed");
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
        var other = otherFlyway(base);
        if (other != null) {
            return other;
        }
        var split = SPLIT_TIMESTAMP.matcher(base);
        if (split.matches()) {
            return numbered(ScriptVersion.of(split.group(1) + split.group(2)), part(split, 3), up);
        }
        var dashed = DASHED_DATE.matcher(base);
        if (dashed.matches()) {
            var digits = dashed.group(1) + dashed.group(2) + dashed.group(3) + part(dashed, 4);
            return numbered(ScriptVersion.of(digits), part(dashed, 5), up);
        }
        var numbered = NUMBERED.matcher(base);
        if (numbered.matches()) {
            return numbered(ScriptVersion.of(numbered.group(1)), part(numbered, 2), up);
        }
        var unnumbered = rollback(null, base);
        return unnumbered != null ? unnumbered : new Other("migration.ignored.name");
    }

    private static @Nullable FileName otherFlyway(String base) {
        var repeatable = FLYWAY_REPEATABLE.matcher(base);
        if (repeatable.matches()) {
            var description = spaced(repeatable.group(1));
            return new Forward(ScriptVersion.repeatable(description), description, Convention.FLYWAY);
        }
        var baseline = FLYWAY_BASELINE.matcher(base);
        if (baseline.matches()) {
            return new Forward(ScriptVersion.of(baseline.group(1)), spaced(baseline.group(2)), Convention.FLYWAY);
        }
        var callback = FLYWAY_CALLBACK.matcher(base);
        return callback.matches() ? new Callback(callback.group(1), spaced(part(callback, 2))) : null;
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
