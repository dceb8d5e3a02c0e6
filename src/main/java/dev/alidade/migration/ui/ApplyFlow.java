package dev.alidade.migration.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.ApplySequence;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationListener;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.preflight.Backup;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.TaskContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** From "apply" over the question to the run and back. */
final class ApplyFlow {
    private final ScreenState state;
    private final FolderModel place;
    private final ApplyQuestion question;

    ApplyFlow(ScreenState state, FolderModel place) {
        this.state = state;
        this.place = place;
        this.question = new ApplyQuestion(state);
    }

    ApplyQuestion question() {
        return question;
    }

    /** Asks for confirmation to apply everything that can be. */
    void askForAll() {
        ask(state.applicable());
    }

    /** Asks for confirmation to apply the first that can be. */
    void askForNext() {
        ask(state.applicable().stream().limit(1).toList());
    }

    /** Asks for confirmation to apply everything up to the selected one. */
    void askUpToHere() {
        var wanted = state.applicable();
        state.selected().ifPresent(last -> ask(wanted.subList(0, wanted.indexOf(last) + 1)));
    }

    /** Asks for confirmation to apply what is selected. */
    void askForSelected() {
        ask(pending().stream()
                .filter(m -> state.items().chosen().contains(new MigrationItem.Entry(m)))
                .toList());
    }

    /** Asks for confirmation to apply the one that is shown. */
    void askForThis() {
        state.selected().filter(m -> m.state().isApplicable()).ifPresent(m -> ask(List.of(m)));
    }

    /** Asks for confirmation to go on with the file that failed and those that were not reached. */
    void askToRetry() {
        var result = state.run().outcomeProperty().get();
        var failed = state.run().failureProperty().get();
        if (failed == null) {
            return;
        }
        var left = result == null
                ? List.<ScriptVersion>of()
                : result.notRun().stream().map(s -> s.version()).toList();
        ask(pending().stream()
                .filter(m -> m.version().equals(failed.script().version()) || left.contains(m.version()))
                .toList());
    }

    /** Everything that could run, behind what must not as well. */
    private List<Migration> pending() {
        var current = state.statusProperty().get();
        return current == null ? List.of() : current.applicable();
    }

    /** Takes the question back. */
    void decline() {
        question.decline();
    }

    private void ask(List<Migration> wanted) {
        var current = state.statusProperty().get();
        if (current == null || state.setting().readOnly() || state.run().isRunning() || wanted.isEmpty()) {
            return;
        }
        question.ask(wanted);
        var path = state.folderProperty().get();
        state.tasks()
                .start(
                        Messages.text("migration.task.preview"),
                        context -> explained(current, wanted, path, context.cancellation()))
                .onSuccess(found -> question.explain(wanted, found))
                .onFailure(unreadable -> {
                    question.decline();
                    state.run().say(unreadable);
                });
    }

    private ApplyQuestion.Explained explained(
            MigrationStatus status, List<Migration> wanted, @Nullable Path path, Cancellation cancellation) {
        var tools = state.tools();
        var preview = ApplyPreview.of(wanted);
        var scripts =
                wanted.stream().map(Migration::file).filter(Objects::nonNull).toList();
        var versions = wanted.stream().map(Migration::version).collect(Collectors.toUnmodifiableSet());
        boolean own = path != null && state.setting().choices().keepsOwnLedger(path);
        return new ApplyQuestion.Explained(
                preview,
                tools.preflight().check(scripts, status.folder().callbacks(), cancellation),
                preview.needsJournal() && !own && !tools.service().hasLedger(cancellation),
                tools.backups().offer(),
                tools.backups().proposal(state.setting().clock()),
                tools.service()
                        .untrusted(status, new MigrationSelection.Only(versions))
                        .orElse(null));
    }

    /** Applies what was asked about, after the copy if one is wanted. */
    void confirm() {
        var current = state.statusProperty().get();
        var wanted = question.askedProperty().get();
        if (current == null || wanted.isEmpty() || state.run().isRunning()) {
            return;
        }
        var options = question.options();
        var backup = question.backupToMake();
        var trust = question.trusted();
        var target = Path.of(question.backupFileProperty().get());
        question.decline();
        place.remember(options.ledger());
        var inbox = state.run().begin(false);
        var task = state.tasks().start(Messages.text("migration.task.apply", wanted.size()), context -> {
            if (backup != null) {
                copy(backup, target, context);
            }
            if (trust != null) {
                state.tools().service().trust(trust);
            }
            return run(current, options, inbox, context);
        });
        task.onSuccess(state.run()::show);
        state.run().follow(task, state::refresh);
        if (backup != null) {
            state.run().noteBackup(target);
        }
    }

    private void copy(Backup backup, Path target, TaskContext context) {
        state.tools()
                .backups()
                .run(
                        backup,
                        target,
                        written -> context.progress(
                                Messages.text("migration.backup.progress", target.toString(), Sizes.bytes(written)),
                                0,
                                0),
                        context.cancellation());
        context.progress("", 0, 0);
    }

    private MigrationOutcome run(
            MigrationStatus current, ApplyOptions options, MigrationListener inbox, TaskContext context) {
        var wanted = ApplySequence.of(
                        current, options.selection(), options.consent().skipped())
                .runs();
        int total = wanted.stream()
                .map(Migration::file)
                .filter(Objects::nonNull)
                .mapToInt(file -> file.statements())
                .sum();
        int[] done = {0};
        return state.tools()
                .service()
                .apply(
                        current,
                        options,
                        event -> {
                            inbox.on(event);
                            if (event instanceof MigrationEvent.StatementStarted e) {
                                var text = Messages.text(
                                        "migration.task.statement", e.script().name(), e.number(), e.total());
                                context.progress(text, done[0]++, total);
                            }
                        },
                        context.cancellation());
    }

    /** True when something can be applied now. */
    BooleanBinding canApply() {
        return state.whenFree(() -> !state.applicable().isEmpty());
    }

    /** True when something selected can be applied now. */
    BooleanBinding canApplySelected() {
        var chosen = state.items().chosen();
        return state.whenFree(() -> chosen.stream().anyMatch(MigrationItem::isApplicable), chosen);
    }
}
