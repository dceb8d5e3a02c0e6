package dev.alidade.browser.ui.relation;

import dev.alidade.error.Problem;

/**
 * What is known of one page.
 *
 * @param <T> what it shows
 */
public sealed interface PageState<T> {
    /** Nobody asked for it yet. */
    record Unread<T>() implements PageState<T> {}

    /** On its way. */
    record Loading<T>() implements PageState<T> {}

    /** It did not come. */
    record Failed<T>(Problem problem) implements PageState<T> {}

    /** There it is. */
    record Shown<T>(T content) implements PageState<T> {}
}
