package dev.alidade.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The .sql files of the product, and which of them a server does not understand. */
public final class SqlFiles {
    static final Path FOLDER = Path.of("resources/sql");
    /** Tables that queries read without naming their schema. */
    private static final Path HISTORIES = Path.of("src/test/resources/migrations/histories.sql");

    private static final String PATH =
            "set local search_path to public, sqitch, graphile_migrate, drizzle, " + "atlas_schema_revisions";

    private static final Pattern VERSIONED = Pattern.compile("(.*)_v(\\d+)\\.sql$");

    private static final Pattern SINCE = Pattern.compile("From PostgreSQL (\\d+)");

    private SqlFiles() {}

    /** All of them, by name. */
    static Stream<Path> all() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    /**
     * Lets a server parse and plan every file that it would ever get; runs none.
     *
     * @param server as the superuser, its database empty; histories of migrations and pg_stat_statements are left in it
     * @param wanted by the text of the file
     * @return the refused ones, with the server's words
     */
    public static List<String> refused(Database server, Predicate<String> wanted) throws IOException {
        var histories = Files.readString(HISTORIES);
        server.write(new Cancellation(), session -> {
            session.execute(histories);
            session.execute("create extension pg_stat_statements");
            return true;
        });
        var all = all().toList();
        var refused = new ArrayList<String>();
        for (var file : all) {
            var text = Files.readString(file);
            int major = server.facts().major();
            var since = SINCE.matcher(text);
            boolean known = !since.find() || Integer.parseInt(since.group(1)) <= major;
            if (!known || !isFor(file, major, all) || !wanted.test(text)) {
                continue;
            }
            try {
                prepare(server, SqlText.parse(text));
                prepare(server, SqlText.parse(text.replace("-- only: ", "")));
            } catch (RuntimeException e) {
                refused.add(file + ": " + e.getMessage());
            }
        }
        return refused;
    }

    /** Whether there is no file that suits the server better. */
    private static boolean isFor(Path file, int major, List<Path> all) {
        var own = VERSIONED.matcher(file.toString());
        var stem = own.matches() ? own.group(1) : file.toString().replaceFirst("\\.sql$", "");
        int since = own.matches() ? Integer.parseInt(own.group(2)) : 0;
        return since <= major
                && all.stream()
                        .map(other -> VERSIONED.matcher(other.toString()))
                        .filter(other -> other.matches() && other.group(1).equals(stem))
                        .mapToInt(other -> Integer.parseInt(other.group(2)))
                        .noneMatch(newer -> newer > since && newer <= major);
    }

    private static void prepare(Database server, SqlText text) {
        server.write(new Cancellation(), session -> {
            var sql = text.sql();
            for (int i = 1; i <= text.parameters().size(); i++) {
                sql = sql.replaceFirst("(?<!\\?)\\?(?!\\?)", "\\$" + i);
            }
            session.execute(PATH);
            session.execute("prepare checked as " + sql.replace("??", "?"));
            session.execute("deallocate checked");
            return true;
        });
    }
}
