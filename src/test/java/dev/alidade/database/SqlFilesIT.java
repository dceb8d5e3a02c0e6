package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every .sql file belongs to exactly one constant, says what it is, and is accepted by the server. */
class SqlFilesIT {
    private static final Path FOLDER = Path.of("resources/sql");
    /** Tables that queries read without naming their schema. */
    private static final Path HISTORIES = Path.of("src/test/resources/migrations/histories.sql");

    private static final String PATH =
            "set local search_path to public, sqitch, graphile_migrate, drizzle, " + "atlas_schema_revisions";

    private static final Pattern VERSIONED = Pattern.compile("_v(\\d+)\\.sql$");

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @Test
    void everyFileBelongsToExactlyOneConstant() throws IOException {
        var constants = constants();
        assertThat(constants).doesNotHaveDuplicates();
        assertThat(files().map(file -> FOLDER.relativize(file).toString().replace('\\', '/')))
                .containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void everyFileBeginsWithAComment() throws IOException {
        assertThat(files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("-- "));
    }

    @Test
    void everyFileIsAcceptedByTheServer(TestDatabase database) throws IOException {
        var server = database.asSuperuser();
        server.write(new Cancellation(), session -> {
            session.execute(histories());
            session.execute("create extension pg_stat_statements");
            return true;
        });
        var refused = new ArrayList<String>();
        for (var file : files().toList()) {
            var version = VERSIONED.matcher(file.toString());
            if (version.find()
                    && Integer.parseInt(version.group(1)) > server.facts().major()) {
                continue;
            }
            try {
                var text = Files.readString(file);
                prepare(server, SqlText.parse(text));
                prepare(server, SqlText.parse(text.replace("-- only: ", "")));
            } catch (RuntimeException e) {
                refused.add(file + ": " + e.getMessage());
            }
        }
        assertThat(refused).isEmpty();
    }

    /** Parsed and planned by the server, not run. */
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

    private static String histories() {
        try {
            return Files.readString(HISTORIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> constants() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.alidade").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(SqlQuery.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(SqlQuery.class::cast)
                        .filter(query -> query.root().equals("sql"))
                        .map(query -> query.feature() + "/" + query.name().toLowerCase(Locale.ROOT) + ".sql")
                        .toList();
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }
}
