package dev.alidade.monitoring.history;

import java.time.Instant;

/**
 * What a signal was at a moment or, drawn together, over a while from it on.
 *
 * @param at its moment or beginning
 * @param low least value
 * @param average of the looks
 * @param high largest value
 */
public record Point(Instant at, double low, double average, double high) {}
