package dev.alidade.migration.replay;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.Undo;
import dev.alidade.change.UndoResult;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackOptions;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.sandbox.PrivateSandbox;
import dev.alidade.settings.AppFolders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Takes migrations back on a copy of the whole catalog without rows, before it is done for real: for ways back that were
 * too large to be tried when the migration was applied. Tells whether the definitions come back; nothing of rows, of
 * rights and of how long it takes. Writes nothing to the real database.
 */
public final class Rehearsal {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    private static final int OBJECTS_A_SECOND = 500;

    private final Database database;
    private final AppFolders user;
    private final Map<String, String> environment;

    /**
     * @param environment tells where the private server's programs are, as {@code ALIDADE_POSTGRES_BIN} and {@code PATH}
     */
    public Rehearsal(Database database, AppFolders user, Map<String, String> environment) {
        this.database = database;
        this.user = user;
        this.environment = Map.copyOf(environment);
    }

    /** How long it takes, roughly: the private server, and the catalog made and read on it. */
    public static Duration estimate(RollbackPreview preview) {
        return Duration.ofSeconds(3L + preview.objects() / OBJECTS_A_SECOND);
    }

    /**
     * Does it. Whatever keeps it from being tried is told, not thrown.
     *
     * @param preview what shall be taken back, as it was foreseen with the same options
     * @param progress told in one sentence what is done
     * @throws AppException of kind CANCELLED, or when the real database cannot be read
     */
    public RehearsalOutcome run(
            MigrationStatus status,
            RollbackPreview preview,
            RollbackOptions options,
            Consumer<String> progress,
            Cancellation cancellation) {
        var undos = undos(status, preview, options, cancellation);
        if (undos.isEmpty()) {
            return RehearsalOutcome.impossible(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.copy.byScript",
                    Messages.text("migration.copy.byScript"),
                    Messages.text("migration.copy.byScript.next")));
        }
        var real = new CatalogReader().read(database, cancellation);
        progress.accept(Messages.text("migration.replay.starting"));
        try (var sandbox =
                PrivateSandbox.start(user, environment, EmptyCopy.need(database, real), cancellation, progress)) {
            progress.accept(
                    Messages.text("migration.copy.building", real.objects().size()));
            var target = new EmptyCopy(database, sandbox.server(), cancellation).make(real);
            try (var copy = Database.open(target, () -> {})) {
                return on(copy, preview, undos, acceptance(options), progress, cancellation);
            }
        } catch (AppException e) {
            if (e.problem().kind() == ProblemKind.CANCELLED || cancellation.isRequested()) {
                throw e;
            }
            return RehearsalOutcome.impossible(e.problem());
        }
    }

    /** Made from what was kept in the real database; empty when something was kept of not every step. */
    private List<Undo> undos(
            MigrationStatus status, RollbackPreview preview, RollbackOptions options, Cancellation cancellation) {
        var service = new MigrationService(database, user);
        var proofs = service.proofs(status, cancellation);
        if (preview.steps().stream().anyMatch(step -> !proofs.containsKey(step.version()))) {
            return List.of();
        }
        return database.read(
                cancellation,
                session -> preview.steps().stream()
                        .map(step -> service.undo(
                                session,
                                Objects.requireNonNull(proofs.get(step.version())),
                                options.inclusion(),
                                LOCK_WAIT))
                        .toList());
    }

    /** What it comes to is asked of the user afterwards; that tables are built anew he has said before. */
    private static Acceptance acceptance(RollbackOptions options) {
        var order = options.acceptance().rebuilds() ? Order.REBUILT : Order.ACCEPTED;
        return new Acceptance(order, true);
    }

    private static RehearsalOutcome on(
            Database copy,
            RollbackPreview preview,
            List<Undo> undos,
            Acceptance acceptance,
            Consumer<String> progress,
            Cancellation cancellation) {
        var results = new ArrayList<UndoResult>();
        for (int i = 0; i < undos.size(); i++) {
            progress.accept(Messages.text(
                    "migration.replay.file", preview.steps().get(i).script().name()));
            var undo = undos.get(i);
            var result = copy.write(cancellation, session -> undo.run(session, acceptance));
            results.add(result);
            if (!result.isDone()) {
                break;
            }
        }
        return new RehearsalOutcome(results, null);
    }
}
