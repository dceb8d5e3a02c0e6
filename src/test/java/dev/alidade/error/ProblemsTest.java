package dev.alidade.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody foresaw is told in a sentence, with what to do next; class names stay in the detail. */
class ProblemsTest {
    static Stream<Throwable> unforeseen() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException("java.lang.String"),
                new IllegalStateException("two statements at once"),
                new CompletionException(new ArrayIndexOutOfBoundsException("Index 3 out of bounds for length 3")),
                new UncheckedIOException(new FileNotFoundException("notes.txt (No space left on device)")),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void isASentenceWithANextStep(Throwable failure) {
        var problem = Problems.of(failure);
        assertThat(problem.kind()).isEqualTo(ProblemKind.UNEXPECTED);
        assertThat(problem.message()).contains(" ").doesNotContain("Exception", "java.");
        assertThat(problem.nextStep()).isNotBlank();
        assertThat(problem.code()).matches("unexpected\\.[0-9a-f]{8}");
        assertThat(problem.detail()).contains("java.");
    }

    @Test
    void saysWhatIsKnown() {
        var lost = new UncheckedIOException(new FileNotFoundException("notes.txt (No space left on device)"));
        assertThat(Problems.of(lost).message()).contains("notes.txt (No space left on device)");
        assertThat(Problems.of(new IllegalStateException("two statements at once"))
                        .message())
                .contains("two statements at once");
    }
}
