package dev.alidade.monitoring.check;

/**
 * A number by which a check decides, given to its query as {@code :name}. Each profile may have its own.
 *
 * @param name as the query has it, with its unit: {@code minimum_bytes}, {@code statistics_days}
 * @param preset without a choice of the user's
 */
public record Threshold(String name, long preset) {}
