package dev.alidade.catalog.witness;

/**
 * One statement of a random migration.
 *
 * @param done what it changed in the scene, to run once the server has accepted it
 */
record Move(String sql, Runnable done) {
    static Move of(String sql) {
        return new Move(sql, () -> {});
    }
}
