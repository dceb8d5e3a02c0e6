package dev.alidade.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreFileTest {
    @TempDir
    private Path folder;

    @Test
    void keepsEntriesSortedAndReplacesByKey() {
        var file = new IgnoreFile(folder.resolve("deep/alidade-health.json"));
        assertThat(file.load()).isEmpty();
        file.add(new Ignored("b:public.t", "first", "Ada", "2026-01-01", null));
        file.add(new Ignored("a:public.\"T x\"", "second", "Ada", "2026-01-01", "2026-02-01"));
        file.add(new Ignored("b:public.t", "third", "Bob", "2026-01-02", null));
        assertThat(file.load())
                .extracting(Ignored::key, Ignored::reason)
                .containsExactly(tuple("a:public.\"T x\"", "second"), tuple("b:public.t", "third"));
        file.remove("b:public.t");
        assertThat(file.load()).hasSize(1);
    }

    @Test
    void anEntryEndsAfterItsLastDay() {
        var entry = new Ignored("a:t", "x", "Ada", "2026-01-01", "2026-02-01");
        assertThat(entry.isValidOn(LocalDate.of(2026, 2, 1))).isTrue();
        assertThat(entry.isValidOn(LocalDate.of(2026, 2, 2))).isFalse();
    }

    @Test
    void aFileThatIsNotUnderstoodIsSaidAndStays() throws Exception {
        var path = folder.resolve("alidade-health.json");
        for (var broken : new String[] {"{", "{\"ignored\":[{\"key\":\"a\"}]}", "[1]"}) {
            Files.writeString(path, broken);
            var file = new IgnoreFile(path);
            assertThatThrownBy(() -> file.add(new Ignored("b", "x", "Ada", "2026-01-01", null)))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.USAGE));
            assertThat(path).hasContent(broken);
        }
    }
}
