package dev.alidade.app;

import dev.alidade.browser.RelationTree;
import dev.alidade.browser.ui.TablesScreen;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.ui.MapScreen;
import dev.alidade.database.Database;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.ui.MigrationScreen;
import dev.alidade.migration.ui.MigrationViewModel;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.monitoring.ui.HealthScreen;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Screen;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to one open connection: its pool and its screens, built together and closed together. */
final class SessionScope implements AutoCloseable {
    private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());

    private final Database database;
    private final List<Screen> screens;

    /**
     * @param migrations the folder that the Migrations screen opens with; null when none is known
     */
    SessionScope(Database database, @Nullable Path migrations, AppFolders folders, Look look, BackgroundTasks tasks) {
        this.database = database;
        screens = List.of(
                migrationScreen(migrations, tasks),
                new TablesScreen(new RelationTree(database), tasks, look.widths()),
                new HealthScreen(new MonitoringService(new MonitoringQueries(database), CLOCK), tasks, look.widths()),
                new MapScreen(
                        new MapService(database, folders), tasks, look.theme().darkProperty()));
    }

    /** How things look: the theme, and what the user made of the tables. */
    record Look(Theme theme, ColumnWidths widths) {}

    private Screen migrationScreen(@Nullable Path migrations, BackgroundTasks tasks) {
        var model = new MigrationViewModel(
                new MigrationService(database),
                new SampleLoader(database, null),
                tasks,
                database.target().readOnly());
        if (migrations != null) {
            model.open(migrations);
        }
        return new MigrationScreen(model, CLOCK);
    }

    /** The rail, top to bottom. */
    List<Screen> screens() {
        return screens;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
