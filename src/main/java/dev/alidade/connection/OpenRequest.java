package dev.alidade.connection;

import dev.alidade.database.DatabaseTarget;

/**
 * The wish to work on a database, after its connection has been tried.
 *
 * @param profile what is kept of it
 * @param target everything needed to open it, the password included
 */
public record OpenRequest(ConnectionProfile profile, DatabaseTarget target) {}
