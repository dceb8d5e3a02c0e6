package dev.alidade.console.completion;

/**
 * Something that could stand at the caret.
 *
 * @param kind what it is
 * @param label what the list shows
 * @param insert what is written; of a snippet its text with its marks
 * @param detail more about it: type and table of a column, arguments of a function
 * @param caretBack how far from the end of what was written the caret comes to stand
 */
public record Suggestion(Kind kind, String label, String insert, String detail, int caretBack) {
    /** What is suggested. */
    public enum Kind {
        JOIN,
        COLUMN,
        RELATION,
        VIEW,
        ALIAS,
        SCHEMA,
        FUNCTION,
        TYPE,
        KEYWORD,
        SNIPPET
    }

    /** With the caret behind what was written. */
    public Suggestion(Kind kind, String label, String insert, String detail) {
        this(kind, label, insert, detail, 0);
    }
}
