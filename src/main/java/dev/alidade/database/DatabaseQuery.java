package dev.alidade.database;

/** The queries of the door itself. */
enum DatabaseQuery implements SqlQuery {
    SERVER_FACTS;

    @Override
    public String feature() {
        return "database";
    }
}
