package dev.alidade.browser;

/** Where a page stands in its relation, as far as walking told. */
public sealed interface PagePosition {
    /** Counted from the first row; {@code first} is the number of the page's first row, from 1 */
    record FromStart(long first) implements PagePosition {}

    /** Counted from the last row; {@code after} rows are known to follow the page */
    record FromEnd(long after) implements PagePosition {}

    /** After a jump: {@code first} is about the number of the page's first row, from 1, as statistics or a sample told */
    record Near(long first) implements PagePosition {}
}
