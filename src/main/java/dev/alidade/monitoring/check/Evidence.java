package dev.alidade.monitoring.check;

/**
 * One fact that a finding rests on.
 *
 * @param name of the query's column
 * @param value as it is shown; empty for NULL
 */
public record Evidence(String name, String value) {}
