package dev.alidade.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows the values of a list by their words; nobody types one, so no word is ever read back. */
public final class Worded<T> extends StringConverter<T> {
    private final Function<T, String> word;

    /** @param word the word of a value; no value has none */
    public Worded(Function<T, String> word) {
        this.word = word;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : word.apply(value);
    }

    /** Nothing: a list that is not editable does not ask. */
    @Override
    public @Nullable T fromString(String text) {
        return null;
    }
}
