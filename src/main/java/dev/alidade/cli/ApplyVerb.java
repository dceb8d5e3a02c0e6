package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.ApplySequence;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.preflight.Finding;
import dev.alidade.migration.preflight.Preflight;
import dev.alidade.migration.script.CallbackScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applying and taking back from the command line: what will happen, a yes, and the events. */
final class ApplyVerb {
    private final CliContext context;
    private final Database database;
    private final MigrationService service;
    private final boolean yes;
    private final boolean json;
    private final ProgramOptions programs;
    private boolean watched;

    ApplyVerb(CliContext context, Database database, boolean yes, boolean json, ProgramOptions programs) {
        this.context = context;
        this.database = database;
        this.service = new MigrationService(database, context.folders());
        this.yes = yes;
        this.json = json;
        this.programs = programs;
    }

    MigrationService service() {
        return service;
    }

    /** Also tells which findings of the checks open and close. */
    void watch(HealthChoice choice) {
        watched = choice.isWanted(json);
    }

    /**
     * Applies what is selected.
     *
     * @param skipped versions to leave out
     * @param place where the ledger is kept; null for the database, when the user agrees and it is needed
     * @return the exit code
     */
    int apply(
            MigrationStatus status,
            MigrationSelection selection,
            Set<ScriptVersion> skipped,
            @Nullable LedgerPlace place,
            boolean proof) {
        var sequence = ApplySequence.of(status, selection, skipped);
        var wanted = sequence.runs();
        var options = ApplyOptions.of(selection)
                .with(ApplyOptions.Consent.ALL.skipping(skipped))
                .withProof(proof);
        if (!wanted.isEmpty()) {
            programs.choose(context, status.folder().path());
            var trust = programs.agreed(service.untrusted(status, sequence));
            check(wanted, status.folder().callbacks());
            Confirmation.require(
                    yes,
                    json,
                    Messages.text(
                            "migration.cli.question",
                            wanted.size(),
                            database.target().label()));
            trust.ifPresent(service::trust);
            options = options.with(place == null ? ledger(wanted) : place);
        }
        var health = HealthAround.begin(context, database, status.folder().path(), watched && !wanted.isEmpty());
        var outcome = service.apply(status, options, this::hear, context.cancellation());
        health.tell(json);
        return exitCode(outcome.failure());
    }

    /** What would fail is refused, what leaves the database is named. */
    private void check(List<Migration> wanted, List<CallbackScript> callbacks) {
        var scripts =
                wanted.stream().map(Migration::file).filter(Objects::nonNull).toList();
        for (var finding : new Preflight(database).check(scripts, callbacks, context.cancellation())) {
            switch (finding.level()) {
                case BLOCKING -> throw new AppException(finding.problem());
                case CONFIRM -> confirm(finding);
                case NOTE -> {} // told as an event when it runs
            }
        }
    }

    private void confirm(Finding finding) {
        if (!json) {
            context.progress("! " + finding.text());
        }
        Confirmation.require(yes, json, finding.text());
    }

    private LedgerPlace ledger(List<Migration> wanted) {
        return ApplyPreview.of(wanted).needsJournal() ? LedgerPlace.DATABASE : LedgerPlace.AUTO;
    }

    private void hear(MigrationEvent event) {
        if (json) {
            context.json(MigrationJson.event(event));
        } else {
            MigrationText.progress(context, event);
        }
    }

    private static int exitCode(@Nullable MigrationFailure failure) {
        return failure == null ? 0 : failure.problem().kind().exitCode();
    }
}
