package dev.alidade.migration.sample;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.statement.Piece;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a sample's own tables from somebody else's of the same name: by the comment that the sample gives each. */
final class SampleTables {
    private static final Pattern COMMENT =
            Pattern.compile("(?is)comment\\s+on\\s+table\\s+(?:public\\.)?(\\w+)\\s+is\\s+'((?:[^']|'')*)'.*");

    private final Database database;

    SampleTables(Database database) {
        this.database = database;
    }

    /**
     * Whether the base schema stands.
     *
     * @throws AppException of kind REFUSED when a table of one of its names is not the sample's, or some are missing
     */
    boolean baseStands(Sample sample, Cancellation cancellation) {
        var wanted = tables(ScriptText.read(sample.base()));
        var present = present(wanted.keySet().toArray(String[]::new), cancellation);
        var foreign = new TreeSet<String>();
        present.forEach((name, comment) -> {
            if (comment == null || !comment.equals(wanted.get(name))) {
                foreign.add(name);
            }
        });
        if (!foreign.isEmpty()) {
            throw refused("migration.sample.foreign", sample, String.join(", ", foreign));
        }
        if (!present.isEmpty() && present.size() < wanted.size()) {
            var missing = new TreeSet<>(wanted.keySet());
            missing.removeAll(present.keySet());
            throw refused("migration.sample.incomplete", sample, String.join(", ", missing));
        }
        return !present.isEmpty();
    }

    /**
     * Checks that what the migrations will make is not there.
     *
     * @throws AppException of kind REFUSED that names the tables in the way
     */
    void refuseWhenTaken(Sample sample, List<Path> scripts, Cancellation cancellation) {
        var wanted = new TreeSet<String>();
        scripts.forEach(script -> wanted.addAll(tables(ScriptText.read(script)).keySet()));
        var present = present(wanted.toArray(String[]::new), cancellation);
        if (!present.isEmpty()) {
            throw refused("migration.sample.foreign", sample, String.join(", ", present.keySet()));
        }
    }

    private Map<String, @Nullable String> present(String[] names, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var found = new TreeMap<String, @Nullable String>();
            session.list(
                            SampleQuery.TABLES_PRESENT,
                            Parameters.of("names", names),
                            row -> new Present(row.text("table_name"), row.textOrNull("table_comment")))
                    .forEach(table -> found.put(table.name(), table.comment()));
            return found;
        });
    }

    private record Present(String name, @Nullable String comment) {}

    private static Map<String, String> tables(ScriptText script) {
        var tables = new HashMap<String, String>();
        var comments = new HashMap<String, String>();
        for (var piece : script.plan().steps()) {
            if (piece.startsWith("create", "table")) {
                tables.put(tableName(piece), "");
            }
            var comment = COMMENT.matcher(piece.sql());
            if (comment.matches()) {
                comments.put(comment.group(1), comment.group(2).replace("''", "'"));
            }
        }
        tables.replaceAll((name, none) -> comments.getOrDefault(name, none));
        return tables;
    }

    private static String tableName(Piece create) {
        var words = create.words();
        return words.size() > 3 && "public".equals(words.get(2)) ? words.get(3) : words.get(2);
    }

    private static AppException refused(String key, Sample sample, String tables) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED, key, Messages.text(key, sample.name(), tables), Messages.text(key + ".next")));
    }
}
