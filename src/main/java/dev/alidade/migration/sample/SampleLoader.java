package dev.alidade.migration.sample;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationListener;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.PlainScripts;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sample into a database. Every step looks first, so that doing it again changes nothing; each file is one
 * transaction.
 */
public final class SampleLoader {
    private final Database database;
    private final @Nullable Database superuser;
    private final SampleTables tables;
    private final MigrationService service;

    /**
     * @param database as whom the sample is loaded
     * @param superuser the same database as a superuser, who creates roles and extensions and gives the loading role
     *     what Supabase's has; null when {@code database} can do that itself or all of it stands
     * @param user folders for a ledger that is not kept in the database
     */
    public SampleLoader(Database database, @Nullable Database superuser, AppFolders user) {
        this.database = database;
        this.service = new MigrationService(database, user);
        this.superuser = superuser;
        this.tables = new SampleTables(database);
    }

    /** How much of a sample is loaded. */
    public enum Extent {
        /** Up to the base schema: the migrations stay pending. */
        BASE,
        /** Base schema and migrations. */
        MIGRATED,
        /** Base schema, migrations and rows. */
        ROWS
    }

    /**
     * Loads a sample, into an empty database too.
     *
     * @throws AppException of kind REFUSED, with nothing changed, when tables of the sample's names are somebody else's;
     *     otherwise what stopped it, with file and line. What was loaded before stays.
     * @return how many of the sample's migrations are pending afterwards
     */
    public int load(Sample sample, Extent extent, MigrationListener listener, Cancellation cancellation) {
        boolean stands = tables.baseStands(sample, cancellation);
        if (!stands) {
            var pending = status(sample, cancellation).applicable().stream()
                    .map(m -> Objects.requireNonNull(m.file()).file())
                    .toList();
            tables.refuseWhenTaken(sample, pending, cancellation);
            bootstrap(sample, listener, cancellation);
            run(database, sample, sample.base(), listener, cancellation);
        }
        if (extent.compareTo(Extent.MIGRATED) >= 0) {
            migrate(sample, listener, cancellation);
        }
        if (extent == Extent.ROWS) {
            loadRows(sample, listener, cancellation);
        }
        return status(sample, cancellation).applicable().size();
    }

    /**
     * Loads only the rows; doing it again adds none.
     *
     * @throws AppException of kind REFUSED while a migration is still pending; otherwise what stopped it
     */
    public void loadRows(Sample sample, MigrationListener listener, Cancellation cancellation) {
        int pending = status(sample, cancellation).applicable().size();
        if (pending > 0) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.sample.pending",
                    Messages.text("migration.sample.pending", pending),
                    Messages.text("migration.sample.pending.next")));
        }
        for (var file : sample.rows()) {
            run(database, sample, file, listener, cancellation);
        }
    }

    private void bootstrap(Sample sample, MigrationListener listener, Cancellation cancellation) {
        var admin = superuser == null ? database : superuser;
        run(admin, sample, sample.bootstrap(), listener, cancellation);
        if (superuser != null) {
            var text = ScriptText.read(sample.loginRole())
                    .text()
                    .replace(
                            "'${role}'",
                            Identifiers.literal(
                                    Identifiers.quote(database.facts().user())))
                    .replace("\"${role}\"", Identifiers.quote(database.facts().user()))
                    .replace(
                            "\"${database}\"",
                            Identifiers.quote(database.facts().database()));
            superuser.write(cancellation, session -> {
                session.execute(text);
                return true;
            });
            superuser.renewConnections();
        }
        database.renewConnections();
    }

    private void migrate(Sample sample, MigrationListener listener, Cancellation cancellation) {
        var outcome = service.apply(
                service.status(sample.migrations(), cancellation),
                ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL),
                event -> {
                    if (!(event instanceof MigrationEvent.Summary) && !(event instanceof MigrationEvent.Failed)) {
                        listener.on(event);
                    }
                },
                cancellation);
        refuseFailure(outcome);
    }

    private static void refuseFailure(MigrationOutcome outcome) {
        var failure = outcome.failure();
        if (failure != null) {
            throw new AppException(failure.located());
        }
    }

    private MigrationStatus status(Sample sample, Cancellation cancellation) {
        return service.status(sample.migrations(), cancellation);
    }

    private static void run(
            Database where, Sample sample, Path file, MigrationListener listener, Cancellation cancellation) {
        new PlainScripts(where, listener).run(file, sample.relative(file), cancellation);
    }
}
