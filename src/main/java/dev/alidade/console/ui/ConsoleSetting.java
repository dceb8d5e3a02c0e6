package dev.alidade.console.ui;

import java.time.Clock;

/**
 * What a console is told of its surroundings.
 *
 * @param connection the name under which the connection is kept
 * @param place where it runs, as user@host:port/database
 * @param production the database's name when it is production, else empty
 * @param clock tells the time
 */
public record ConsoleSetting(String connection, String place, String production, Clock clock) {}
