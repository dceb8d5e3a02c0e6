package dev.alidade.migration;

import dev.alidade.migration.script.MigrationFolder;
import java.util.List;

/**
 * A folder compared with a database.
 *
 * @param folder what was read from disk
 * @param migrations by version
 * @param histories what was read from the database
 */
public record MigrationStatus(MigrationFolder folder, List<Migration> migrations, List<History> histories) {
    public MigrationStatus {
        migrations = List.copyOf(migrations);
        histories = List.copyOf(histories);
    }

    /** What Apply would run, in order. */
    public List<Migration> applicable() {
        return migrations.stream().filter(m -> m.state().isApplicable()).toList();
    }
}
