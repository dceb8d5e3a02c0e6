package dev.alidade.database;

import dev.alidade.error.Problem;

/** How the link to the server stands, as the window shows it. */
public sealed interface ConnectionState {
    /** The server answered when the database was opened. */
    record Connected() implements ConnectionState {}

    /** The link broke; it stays so until the next piece of work gets through. */
    record Lost(Problem reason) implements ConnectionState {}

    /** The server answers again after a loss. */
    record Renewed() implements ConnectionState {}
}
