package dev.alidade.browser;

import org.jspecify.annotations.Nullable;

/**
 * One value, asked for by itself.
 *
 * @param text its text, at most {@link RowPager#VALUE_CHARACTERS} characters; null for NULL
 * @param complete whether that is all of it
 */
public record CellValue(@Nullable String text, boolean complete) {}
