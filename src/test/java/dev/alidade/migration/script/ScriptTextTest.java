package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTextTest {
    private static final int LARGE = 50_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        var file =
                Files.write(folder.resolve("a.sql"), "select 1;\nselect 'é';\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ScriptText.read(file))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("a.sql is not UTF-8 text: line 2");
    }

    @Test
    void refusesUtf16() throws IOException {
        var file = Files.write(folder.resolve("a.sql"), "select 1;".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> ScriptText.read(file)).hasMessageContaining("line 1");
    }

    @Test
    void acceptsTheReplacementCharacterItself() throws IOException {
        var file = Files.writeString(folder.resolve("a.sql"), "\uFEFFselect '\uFFFD😀';");
        assertThat(ScriptText.read(file).text()).isEqualTo("select '\uFFFD😀';");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1;                     | -- new\\n select /* x */ 1                   | true",
                "select 1;\\r\\nselect 2;      | select 1;\\nselect 2                         | true",
                "select 'a  b'                 | select 'a b'                                | false",
                "select 1                      | select 2                                    | false",
                "select a<b                    | select a < b                                | true",
                "select a<=b                   | select a < =b                               | false",
                "select $$ a -- b\\n $$        | select $$ a \\n $$                           | false",
                "select $$ a\\r\\n $$          | select $$ a\\n $$                            | true",
                "select 1; select 2            | select 1 select 2                           | false",
                "copy t from stdin;\\n1\\n\\.\\n | copy t from stdin; -- x\\n1\\n\\.\\n       | true"
            })
    void tellsCommentsAndBlanksFromChanges(String one, String other, boolean same) {
        assertThat(text(one).sameButForComments(text(other))).isEqualTo(same);
        assertThat(text(other).sameButForComments(text(one))).isEqualTo(same);
    }

    @Test
    void tellsBlanksFromComments() {
        assertThat(text("select 1").sameButForBlanks(text("select  1;"))).isTrue();
        assertThat(text("select 1").sameButForBlanks(text("select /* x */ 1;"))).isFalse();
    }

    @Test
    void splitsADumpOfFiftyMegabytes(TestReporter reporter) throws IOException {
        var file = folder.resolve("dump.sql");
        var rows = "1234567\tsome text; with 'quotes' and \\\\ slashes\t2024-01-01\n".repeat(20_000) + "\\.\n";
        var inserts = "insert into public.t (id, note) values (1, 'it''s; fine'), (2, $$x;y$$);\n".repeat(14_000);
        try (var writer = Files.newBufferedWriter(file)) {
            int i = 0;
            for (long size = 0; size < LARGE; size += rows.length() + inserts.length()) {
                writer.write("create table public.t%d (id bigint, note text default 'a;b');\n".formatted(i));
                writer.write("copy public.t%d from stdin;\n".formatted(i++));
                writer.write(rows);
                writer.write(inserts);
            }
        }
        assertThat(Files.size(file)).isGreaterThan(LARGE);
        var runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        long start = System.nanoTime();
        var text = ScriptText.read(file);
        var plan = text.plan();
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.gc();
        long held = runtime.totalMemory() - runtime.freeMemory() - before;
        reporter.publishEntry(
                "dump",
                "%d MB, %d pieces in %d ms, %.1f times its size held"
                        .formatted(
                                Files.size(file) / 1_000_000,
                                plan.pieces().size(),
                                millis,
                                (double) held / Files.size(file)));
        assertThat(held).isLessThan(5 * Files.size(file));
        assertThat(plan.pieces().stream().mapToLong(p -> p.text().length()).sum())
                .isEqualTo(text.text().length());
    }

    private static ScriptText text(String escaped) {
        return ScriptText.of(escaped.strip().replace("\\n", "\n").replace("\\r", "\r"));
    }
}
