package dev.alidade.migration.script;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a new migration's files, as its folder spells them.
 *
 * @param version its version
 * @param script relative to the folder
 * @param rollback relative to the folder, with forward slashes; null where both directions are sections of one file
 */
record NewFiles(
        ScriptVersion version, String script, @Nullable String rollback) {
    private static final Pattern DASHED = Pattern.compile("\\d+-.*");
    private static final Pattern SPLIT = Pattern.compile("\\d{8}_\\d{6}(?:_.*|\\.sql)");
    private static final Pattern BESIDE = Pattern.compile("(?i)[^/]*_rollback\\.sql");
    private static final int NUMBER = 3;
    private static final int GOOSE = 5;
    private static final int PAIR = 6;

    /** Names that nothing in the folder bears. */
    static NewFiles of(MigrationFolder folder, Convention convention, NewName name, Clock clock) {
        var last = folder.scripts().stream()
                .filter(script -> !script.version().isRepeatable())
                .max(Comparator.comparing(MigrationScript::version))
                .orElse(null);
        var next = new NextVersion(taken(folder), clock);
        var version = last == null ? first(convention, next) : next.after(last.version());
        var number = ScriptVersion.of(version);
        if (convention == Convention.FLYWAY) {
            var spelled = (last != null
                                    && last.name()
                                                    .substring(0, last.name().indexOf("__"))
                                                    .indexOf('.')
                                            >= 0
                            ? version
                            : version.replace('.', '_'))
                    + "__"
                    + name.file()
                    + ".sql";
            return new NewFiles(number, "V" + spelled, "U" + spelled);
        }
        char separator = last != null && DASHED.matcher(last.name()).matches() ? '-' : '_';
        var digits = last != null && SPLIT.matcher(last.name()).matches() && version.length() == 14
                ? version.substring(0, 8) + "_" + version.substring(8)
                : version;
        var base = digits + separator + name.file(separator);
        return switch (convention) {
            case UP_DOWN -> new NewFiles(number, base + ".up.sql", base + ".down.sql");
            case GOOSE, DBMATE, SQL_MIGRATE -> new NewFiles(number, base + ".sql", null);
            default ->
                new NewFiles(number, base + ".sql", (beside(folder) ? "" : "rollback/") + base + "_rollback.sql");
        };
    }

    private static String first(Convention convention, NextVersion next) {
        return switch (convention) {
            case SUPABASE, TIMESTAMP, DBMATE, SQL_MIGRATE -> next.stamp();
            case FLYWAY -> next.first(1);
            case GOOSE -> next.first(GOOSE);
            case UP_DOWN -> next.first(PAIR);
            default -> next.first(NUMBER);
        };
    }

    /** Beside the migrations only where the folder does so and no other tool would run them. */
    private static boolean beside(MigrationFolder folder) {
        return folder.convention() != Convention.SUPABASE
                && folder.scripts().stream()
                        .map(MigrationScript::rollback)
                        .filter(Objects::nonNull)
                        .anyMatch(file -> folder.path().equals(file.getParent())
                                && BESIDE.matcher(String.valueOf(file.getFileName()))
                                        .matches());
    }

    private static List<ScriptVersion> taken(MigrationFolder folder) {
        var taken = new ArrayList<ScriptVersion>();
        folder.scripts().stream()
                .map(MigrationScript::version)
                .filter(version -> !version.isRepeatable())
                .forEach(taken::add);
        for (var file : folder.ignored()) {
            var version = switch (FileName.of(file.file().substring(file.file().lastIndexOf('/') + 1))) {
                case FileName.Forward forward -> forward.version();
                case FileName.Rollback rollback -> rollback.version();
                case FileName.Callback _, FileName.Other _ -> null;
            };
            if (version != null) {
                taken.add(version);
            }
        }
        return taken;
    }
}
