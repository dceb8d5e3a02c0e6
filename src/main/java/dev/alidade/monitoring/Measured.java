package dev.alidade.monitoring;

import dev.alidade.error.Problem;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer, or why there is none: what could not be looked at is never shown as fine.
 *
 * @param <T> the answer
 */
public sealed interface Measured<T> {
    /** The server answered. */
    record Known<T>(T value) implements Measured<T> {}

    /** It could not be looked at: a missing right, a lock, a time-out. */
    record Unknown<T>(Problem reason) implements Measured<T> {}

    /** The answer, if there is one. */
    default Optional<T> known() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> _ -> Optional.empty();
        };
    }

    /** Something derived from the answer; the reason stays. */
    default <R> Measured<R> map(Function<T, R> derive) {
        return switch (this) {
            case Known<T> known -> new Known<>(derive.apply(known.value()));
            case Unknown<T> unknown -> new Unknown<>(unknown.reason());
        };
    }
}
