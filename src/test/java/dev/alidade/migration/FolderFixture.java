package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.io.TempDir;

/** A folder of migrations for the tests of one class, and what they do with it on a database. */
public abstract class FolderFixture {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected Path folder;

    /** What was told, in order. */
    protected final List<MigrationEvent> events = new CopyOnWriteArrayList<>();

    /** With every consent. */
    protected final MigrationOutcome apply(Database database, MigrationSelection selection) {
        return apply(database, selection, new Cancellation());
    }

    /** With every consent. */
    protected final MigrationOutcome apply(Database database, MigrationSelection selection, Cancellation cancellation) {
        var service = new MigrationService(database, AppFolders.ofThisUser());
        var options = ApplyOptions.of(selection).with(ApplyOptions.Consent.ALL);
        return service.apply(service.status(folder, new Cancellation()), options, events::add, cancellation);
    }

    protected final MigrationStatus status(Database database) {
        return new MigrationService(database, AppFolders.ofThisUser()).status(folder, new Cancellation());
    }

    protected final List<String> states(Database database) {
        return status(database).migrations().stream().map(m -> m.state().id()).toList();
    }

    /** A Flyway that knows nothing of Alidade. */
    protected final Flyway stock(Database database) {
        var stock = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false);
        stock.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return stock.load();
    }

    protected final void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    protected static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    protected static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Objects.requireNonNull(row.textAt(0))));
            return values;
        });
    }
}
