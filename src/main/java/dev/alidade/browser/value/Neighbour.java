package dev.alidade.browser.value;

import dev.alidade.browser.RowFilter;

/**
 * A row whose vector is near another one's.
 *
 * @param label its key, for a person
 * @param distance how far off it is, in the metric that was asked for
 * @param filter leads to it
 */
public record Neighbour(String label, double distance, RowFilter filter) {}
