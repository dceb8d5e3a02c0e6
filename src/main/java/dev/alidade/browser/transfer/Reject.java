package dev.alidade.browser.transfer;

/**
 * A record of a file that could not become a row.
 *
 * @param line the line of the file on which it begins, from 1
 * @param reason why, in the server's or our words
 * @param text the record as it stands in the file
 */
public record Reject(long line, String reason, String text) {}
