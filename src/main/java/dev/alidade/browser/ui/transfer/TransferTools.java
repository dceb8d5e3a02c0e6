package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.Exporter;
import dev.alidade.browser.transfer.ImportPlanner;
import dev.alidade.browser.transfer.Importer;
import dev.alidade.database.Database;
import dev.alidade.settings.AppFolders;

/** What the panels work with. */
public record TransferTools(Exporter exporter, ImportPlanner planner, Importer importer) {
    /** For one database. */
    public static TransferTools of(Database database, AppFolders folders) {
        return new TransferTools(new Exporter(database), new ImportPlanner(database), new Importer(database, folders));
    }
}
