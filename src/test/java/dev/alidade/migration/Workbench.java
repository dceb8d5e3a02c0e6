package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A folder of migrations and a database to try them on. */
final class Workbench {
    final Database database;
    final List<MigrationEvent> events = new CopyOnWriteArrayList<>();
    final Path folder;
    private final AppFolders user;
    private final MigrationService service;

    Workbench(Database database, Path place) {
        this.database = database;
        this.folder = place.resolve("migrations");
        this.user = user(place);
        this.service = new MigrationService(database, user);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AppFolders user(Path place) {
        return new AppFolders(place.resolve("settings"), place.resolve("data"), place.resolve("logs"));
    }

    Path ledgerFolder() {
        return user.data().resolve("ledger");
    }

    /** Deletes the user's own ledgers. */
    void forgetLedger() {
        try (var files = Files.exists(ledgerFolder()) ? Files.list(ledgerFolder()) : Stream.<Path>empty()) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says yes to the programs of the folder as they are, run by this interpreter. */
    void trust(Path interpreter) {
        new FolderChoices(user).chooseInterpreter(folder, interpreter);
        service.untrusted(status(), new MigrationSelection.All()).ifPresent(service::trust);
    }

    MigrationService service() {
        return service;
    }

    void write(String name, String sql) {
        try {
            Files.writeString(folder.resolve(name), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationStatus status() {
        return service.status(folder, new Cancellation());
    }

    List<String> states() {
        return status().migrations().stream().map(m -> m.state().id()).toList();
    }

    static ApplyOptions all(LedgerPlace place) {
        return ApplyOptions.of(new MigrationSelection.All()).with(place);
    }

    /** Everything, with every consent. */
    MigrationOutcome apply() {
        return apply(new MigrationSelection.All());
    }

    /** With every consent. */
    MigrationOutcome apply(MigrationSelection selection) {
        return apply(ApplyOptions.of(selection).with(ApplyOptions.Consent.ALL));
    }

    MigrationOutcome apply(ApplyOptions options) {
        return service.apply(status(), options, events::add, new Cancellation());
    }

    RollbackOutcome rollback(RollbackSelection selection) {
        return service.rollback(status(), selection, events::add, new Cancellation());
    }

    void execute(String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    List<String> texts(String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(Objects.requireNonNull(row.textAt(0))));
            return values;
        });
    }
}
