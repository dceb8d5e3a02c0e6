package dev.alidade.migration.script;

import java.util.Set;

/**
 * A script beside the migrations that Flyway runs at a moment of its own work.
 *
 * @param event when, in Flyway's word: {@code beforeMigrate}, {@code afterEachMigrate} …
 * @param script what runs then; it has no row in any history
 */
public record CallbackScript(String event, MigrationScript script) {
    private static final Set<String> RUN = Set.of(
            "beforeMigrate",
            "beforeEachMigrate",
            "afterEachMigrate",
            "afterEachMigrateError",
            "afterVersioned",
            "beforeRepeatables",
            "afterMigrate",
            "afterMigrateApplied",
            "afterMigrateError",
            "afterMigrateOperationFinish");

    /** Whether applying migrations comes past this moment. */
    static boolean isRun(String event) {
        return RUN.contains(event);
    }

    /** Whether it runs once for each migration, in that migration's transaction. */
    public boolean isForEach() {
        return event.contains("Each");
    }

    /** Whether it runs only after something failed. */
    public boolean isForErrors() {
        return event.endsWith("Error");
    }
}
