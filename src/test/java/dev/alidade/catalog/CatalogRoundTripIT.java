package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every kind of object made, altered and dropped: the difference names exactly that, and the script back restores the
 * first state. The cases stand in a text file; each is one transaction.
 */
@ExtendWith(SandboxExtension.class)
class CatalogRoundTripIT {
    private static final Path CASES = Path.of("src/test/resources/catalog/changes.sql");

    private static final Pattern SINCE = Pattern.compile("\\(from (\\d+)\\)");

    private record Case(String name, String before, String sql, List<String> expected) {
        boolean needsSuperuser() {
            return name.contains("(superuser)");
        }

        boolean isKnownTo(int major) {
            var since = SINCE.matcher(name);
            return !since.find() || Integer.parseInt(since.group(1)) <= major;
        }
    }

    @TestFactory
    Stream<DynamicTest> comesBackAsSuperuser(TestDatabase test) {
        return cases(test, true);
    }

    @TestFactory
    Stream<DynamicTest> comesBackAsSupabaseRole(TestDatabase test) {
        return cases(test, false);
    }

    private static Stream<DynamicTest> cases(TestDatabase test, boolean superuser) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var file = file();
        var base =
                file.getOrDefault("base", new Case("base", "", "", List.of())).sql();
        return file.values().stream()
                .filter(change -> !change.name().equals("base"))
                .filter(change -> superuser || !change.needsSuperuser())
                .filter(change -> change.isKnownTo(test.server().binaries().major()))
                .map(change -> DynamicTest.dynamicTest(change.name(), () -> {
                    var seen = database.session(
                            new Cancellation(), session -> Change.make(session, base + change.before(), change.sql()));
                    if (!change.name().contains("(any)")) {
                        var me = database.facts().user();
                        assertThat(seen.lines())
                                .as("the change")
                                .isEqualTo(change.expected().stream()
                                        .map(line -> line.replace("@me", me))
                                        .toList());
                    }
                    boolean reordered = change.name().contains("(order)");
                    assertThat(seen.script().unsupported())
                            .allMatch(u -> reordered && u.reason() == CatalogScript.Reason.COLUMN_ORDER);
                    assertThat(seen.script().unsupported().isEmpty()).isEqualTo(!reordered);
                    assertThat(Change.Seen.lines(seen.remaining()))
                            .as(seen.script().text())
                            .allMatch(line -> reordered && line.startsWith("% "));
                }));
    }

    /** Sections {@code --- name}, {@code --: } lines that come before, their SQL, and the expected differences as {@code --= line}. */
    private static Map<String, Case> file() {
        var cases = new LinkedHashMap<String, Case>();
        try {
            for (var section : Files.readString(CASES).split("(?m)^--- ", -1)) {
                var lines = section.lines().toList();
                if (lines.isEmpty() || section.startsWith("-- ")) {
                    continue;
                }
                var expected = new ArrayList<String>();
                var before = new StringBuilder();
                var sql = new StringBuilder();
                for (var line : lines.subList(1, lines.size())) {
                    if (line.startsWith("--= ")) {
                        expected.add(line.substring(4));
                    } else if (line.startsWith("--: ")) {
                        before.append(line.substring(4)).append('\n');
                    } else {
                        sql.append(line).append('\n');
                    }
                }
                expected.sort(null);
                var name = lines.getFirst().strip();
                cases.put(name, new Case(name, before.toString(), sql.toString(), expected));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }
}
