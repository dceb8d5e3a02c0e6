package dev.alidade.browser;

/**
 * Sorting by one column, ties broken by the row's identity. As PostgreSQL does by itself, NULL counts as larger than any
 * value: last when ascending, first when descending.
 *
 * @param column column name
 * @param descending largest first
 */
public record RowOrder(String column, boolean descending) {}
