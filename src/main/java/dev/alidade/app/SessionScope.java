package dev.alidade.app;

import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.GridTools;
import dev.alidade.browser.ui.TablesScope;
import dev.alidade.browser.ui.TablesScreen;
import dev.alidade.browser.ui.transfer.TransferTools;
import dev.alidade.change.row.RowChanges;
import dev.alidade.console.ui.ConsoleScreen;
import dev.alidade.console.ui.ConsoleSetting;
import dev.alidade.console.ui.ConsoleTools;
import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.corridor.ui.MapScreen;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.ui.MigrationScreen;
import dev.alidade.migration.ui.MigrationTools;
import dev.alidade.migration.ui.MigrationViewModel;
import dev.alidade.migration.ui.ScreenSetting;
import dev.alidade.monitoring.BackendService;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.history.SeenSize;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.ui.FindingsSetting;
import dev.alidade.monitoring.ui.HealthScreen;
import dev.alidade.monitoring.ui.MonitoringScreen;
import dev.alidade.monitoring.ui.OverviewScreen;
import dev.alidade.monitoring.ui.OverviewSources;
import dev.alidade.monitoring.ui.PulseViewModel;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Navigator;
import dev.alidade.ui.Screen;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** What belongs to one open connection: its pool and its screens, built together and closed together. */
final class SessionScope implements AutoCloseable {
    private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());

    private final Database database;
    private final ConsoleScreen console;
    private final PulseViewModel pulse;
    private final List<Screen> screens;

    /**
     * @param opening what is known of the database besides its connection
     */
    SessionScope(
            Database database,
            Opening opening,
            AppFolders folders,
            Look look,
            BackgroundTasks tasks,
            Navigator navigator) {
        this.database = database;
        console = consoleScreen(opening, folders, tasks);
        var reader = new MetricReader(database, CLOCK);
        var keeper = new HistoryKeeper(database, reader, MetricsHistory.file(folders));
        pulse = new PulseViewModel(reader, keeper, tasks);
        var findings = HealthFindings.of(database, folders, opening);
        var sources = new OverviewSources(
                cancellation -> HealthFindings.report(findings, cancellation),
                new MonitoringQueries(database),
                new RowChanges(database, folders),
                cancellation -> pending(opening, folders, cancellation));
        var health = healthScreen(findings, look, tasks);
        health.model().snapshotProperty().addListener((_, _, taken) -> {
            if (taken != null) {
                taken.databaseSize()
                        .known()
                        .ifPresent(size -> pulse.sized(new SeenSize(taken.takenAt(), size.bytes())));
            }
        });
        var map = new MapScreen(
                new MapService(database, folders),
                new CorridorDesk(
                        database,
                        folders,
                        opening.production() ? database.facts().database() : ""),
                new LayerDoctor(database, folders, new LayerHealth(findings)),
                tasks,
                look.theme().darkProperty());
        console.handOver(
                (title, sql, refused) -> map.model().addLayer(sql, title, refused, () -> navigator.open(map.id())));
        screens = List.of(
                new OverviewScreen(sources, pulse, tasks, navigator),
                migrationScreen(opening, folders, tasks, health),
                tablesScreen(opening, folders, look, tasks),
                console,
                health,
                new MonitoringScreen(
                        pulse,
                        new ReportService(
                                database,
                                reader,
                                keeper,
                                cancellation -> HealthFindings.report(findings, cancellation)),
                        tasks),
                map);
    }

    /** How things look: the theme, and what the user made of the tables. */
    record Look(Theme theme, ColumnWidths widths) {}

    /**
     * What is known of a database besides its connection.
     *
     * @param migrations the folder that the Migrations screen opens with; null when none is known
     * @param production whether it counts as production
     * @param profile the name by which its connection is kept
     */
    record Opening(@Nullable Path migrations, boolean production, String profile) {}

    /** How the folder that the Migrations screen opens with stands against the database. */
    private Optional<OverviewSources.Migrations> pending(
            Opening opening, AppFolders folders, Cancellation cancellation) {
        var folder = opening.migrations();
        if (folder == null) {
            return Optional.empty();
        }
        var status = new MigrationService(database, folders)
                .status(folder, new FolderChoices(folders).convention(folder), cancellation);
        var applicable = status.applicable();
        var stuck = status.migrations().stream()
                .filter(migration -> !migration.state().isApplied()
                        && migration.state() != MigrationState.BASELINE
                        && !applicable.contains(migration))
                .count();
        return Optional.of(new OverviewSources.Migrations(
                status.folder().name(),
                applicable.size(),
                (int) stuck,
                status.migrations().size()));
    }

    private Screen tablesScreen(Opening opening, AppFolders folders, Look look, BackgroundTasks tasks) {
        var tools = new GridTools(
                new RowChanges(database, folders),
                new ForeignKeys(database),
                database.target().readOnly(),
                opening.production() ? database.facts().database() : "");
        var tables = new TablesScreen(
                new RelationTree(database),
                new RelationPages(database),
                TablesScope.of(database, look.theme().darkProperty()),
                tools,
                tasks,
                look.widths());
        tables.transfer(TransferTools.of(database, folders), tasks);
        tables.model().grid().zone().remember(folders.settings(), opening.profile());
        return tables;
    }

    private HealthScreen healthScreen(FindingsSetting findings, Look look, BackgroundTasks tasks) {
        var service = new MonitoringService(new MonitoringQueries(database), CLOCK);
        var health = new HealthScreen(service, tasks, look.widths());
        health.findings(findings, tasks);
        health.sessions(new BackendService(database), tasks);
        return health;
    }

    private Screen migrationScreen(Opening opening, AppFolders folders, BackgroundTasks tasks, HealthScreen health) {
        var setting = new ScreenSetting(
                database.target().readOnly(),
                opening.production() ? database.facts().database() : "",
                new FolderChoices(folders),
                CLOCK);
        var model = new MigrationViewModel(MigrationTools.of(database, folders, System.getenv()), tasks, setting);
        model.statusProperty().addListener((_, _, status) -> {
            if (status != null) {
                health.lookBefore();
            }
        });
        model.runningProperty().addListener((_, _, running) -> {
            if (running == null) {
                health.lookAgain();
            }
        });
        var migrations = opening.migrations();
        if (migrations != null) {
            model.open(migrations);
        }
        return new MigrationScreen(model);
    }

    private ConsoleScreen consoleScreen(Opening opening, AppFolders folders, BackgroundTasks tasks) {
        var setting = new ConsoleSetting(
                opening.profile(),
                database.target().label(),
                opening.production() ? database.facts().database() : "",
                CLOCK);
        return new ConsoleScreen(ConsoleTools.of(database, folders), tasks, setting);
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
        Platform.runLater(pulse::close);
        console.close();
        database.close();
    }
}
