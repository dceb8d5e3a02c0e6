package dev.alidade.migration.ui;

import dev.alidade.database.Database;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.adopt.Adoption;
import dev.alidade.migration.preflight.Backups;
import dev.alidade.migration.preflight.Preflight;
import dev.alidade.migration.repair.Repair;
import dev.alidade.migration.replay.Rehearsal;
import dev.alidade.migration.replay.Replay;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.settings.AppFolders;
import java.util.Map;

/**
 * What the screen has work done by; none of it knows the screen.
 *
 * @param service compares, applies and takes back
 * @param preflight looks before applying
 * @param backups copies the database before applying
 * @param adoption takes over a database without a history
 * @param repair mends what histories say
 * @param replay tries ways back on a copy
 * @param rehearsal takes migrations back on a copy first
 * @param samples fills the samples' tables
 */
public record MigrationTools(
        MigrationService service,
        Preflight preflight,
        Backups backups,
        Adoption adoption,
        Repair repair,
        Replay replay,
        Rehearsal rehearsal,
        SampleLoader samples) {

    /**
     * All of them for one database.
     *
     * @param environment tells where the programs of PostgreSQL may be found
     */
    public static MigrationTools of(Database database, AppFolders folders, Map<String, String> environment) {
        return new MigrationTools(
                new MigrationService(database, folders),
                new Preflight(database),
                new Backups(database, folders, environment),
                new Adoption(database, folders),
                new Repair(database, folders),
                new Replay(database, folders, environment),
                new Rehearsal(database, folders, environment),
                new SampleLoader(database, null, folders));
    }
}
