package dev.alidade.browser.transfer;

import java.time.Duration;

/**
 * What an export wrote.
 *
 * @param rows rows, the header not counted
 * @param bytes bytes before compression
 * @param took from the request to the last byte
 */
public record ExportOutcome(long rows, long bytes, Duration took) {}
