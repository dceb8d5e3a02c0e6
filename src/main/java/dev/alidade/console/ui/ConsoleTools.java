package dev.alidade.console.ui;

import dev.alidade.change.row.RowChanges;
import dev.alidade.console.BufferJournal;
import dev.alidade.console.History;
import dev.alidade.console.SavedQueries;
import dev.alidade.console.Snippets;
import dev.alidade.database.Database;
import dev.alidade.settings.AppFolders;

/** What a console works with. */
public record ConsoleTools(
        Database database,
        AppFolders folders,
        History history,
        SavedQueries saved,
        Snippets snippets,
        RowChanges rows) {
    /** Everything in the user's folders. */
    public static ConsoleTools of(Database database, AppFolders folders) {
        return new ConsoleTools(
                database,
                folders,
                new History(folders),
                new SavedQueries(folders),
                new Snippets(folders),
                new RowChanges(database, folders));
    }

    BufferJournal openJournal() {
        return BufferJournal.open(folders, database.target().label());
    }
}
