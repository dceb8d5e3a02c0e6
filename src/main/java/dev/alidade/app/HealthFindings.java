package dev.alidade.app;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.check.OwnChecks;
import dev.alidade.monitoring.fix.FixService;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.report.IgnoreFile;
import dev.alidade.monitoring.report.SettingsFile;
import dev.alidade.monitoring.ui.FindingsSetting;
import dev.alidade.monitoring.ui.FindingsSetting.MigrationWriter;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the findings of one connection work with. */
final class HealthFindings {
    private static final String IGNORED = "alidade-health.json";

    private HealthFindings() {}

    /**
     * @param opening what is known of the database besides its connection
     */
    static FindingsSetting of(Database database, AppFolders folders, SessionScope.Opening opening) {
        var migrations = opening.migrations();
        var ignored = ignored(database, folders, migrations);
        return new FindingsSetting(
                new CheckRunner(database),
                new FixService(database, folders),
                () -> checks(folders),
                new SettingsFile(ignored.resolveSibling(SettingsFile.NAME), opening.profile()),
                new IgnoreFile(ignored),
                migrations == null ? null : writer(migrations, folders),
                opening.production() ? database.facts().database() : "",
                Clock.system(ZoneId.systemDefault()));
    }

    /** Runs the checks and leaves out what somebody lives with. */
    static HealthReport report(FindingsSetting setting, Cancellation cancellation) {
        var checks = setting.checks().get();
        var results = setting.runner().run(checks, setting.settings().load(checks), CheckListener.NONE, cancellation);
        return HealthReport.of(results, setting.ignored().load(), LocalDate.now(setting.clock()));
    }

    private static List<Check> checks(AppFolders folders) {
        var own = OwnChecks.read(folders.settings().resolve("checks"));
        return Stream.concat(Checks.all().stream(), own.all().stream()).toList();
    }

    /** Beside the project's migrations, where it can be committed with them. */
    private static Path ignored(Database database, AppFolders folders, @Nullable Path migrations) {
        if (migrations != null) {
            return migrations.toAbsolutePath().resolveSibling(IGNORED);
        }
        var target = database.target();
        var place = (target.host() + "_" + target.port() + "_" + target.database()).replaceAll("[^A-Za-z0-9_.-]", "_");
        return folders.data().resolve("health").resolve(place).resolve(IGNORED);
    }

    private static MigrationWriter writer(Path folder, AppFolders folders) {
        var template = new MigrationTemplate(Clock.system(ZoneId.systemDefault()));
        return (name, up, down) -> {
            var made = template.create(
                    folder,
                    name.replaceAll("[^A-Za-z0-9_ ]", " "),
                    new FolderChoices(folders).convention(folder),
                    new MigrationTemplate.Content(up, down));
            return String.valueOf(made.script().getFileName());
        };
    }
}
