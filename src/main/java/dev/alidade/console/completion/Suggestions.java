package dev.alidade.console.completion;

import java.util.List;

/**
 * What could stand at the caret, best first.
 *
 * @param from where the word to be replaced begins, in chars
 * @param to where it ends
 * @param all at most {@link #MOST}
 */
public record Suggestions(int from, int to, List<Suggestion> all) {
    /** More are of no use to a person. */
    public static final int MOST = 200;

    public Suggestions {
        all = List.copyOf(all);
    }

    /** Nothing to suggest. */
    static Suggestions none(int at) {
        return new Suggestions(at, at, List.of());
    }
}
