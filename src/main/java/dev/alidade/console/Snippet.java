package dev.alidade.console;

/**
 * A text that is written by its name.
 *
 * @param name what is typed; one word
 * @param title what it writes, in a few words; may be empty
 * @param body the text, with {@code ${1:like this}} where something is filled in and {@code ${0}} where the caret ends
 * @param own whether the user made it
 */
public record Snippet(String name, String title, String body, boolean own) {
    /** The text that is written, with its places to fill in. */
    public SnippetText text() {
        return SnippetText.of(body);
    }
}
