package dev.alidade.migration.ui;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Inclusion;
import dev.alidade.change.Verdict;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackOptions;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.python.FolderTrust;
import dev.alidade.migration.replay.RehearsalOutcome;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.migration.ui.ScreenState.Asking;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** From "roll back" over the preview of what it does to the run and back. */
final class RollbackFlow {
    private static final Acceptance ANYTHING = new Acceptance(true, true);

    /**
     * What is asked for.
     *
     * @param versions the migrations that go
     * @param way in which way; null for the proven way of each
     * @param inclusion what goes along although nobody can tell whose doing it is
     */
    record Wanted(Set<ScriptVersion> versions, @Nullable Way way, Inclusion inclusion) {}

    /**
     * What would happen.
     *
     * @param status as it was when this was asked
     * @param wanted what was asked for
     * @param both whether there is another way to choose
     * @param preview null when it is refused as it stands
     * @param refusal why; null when it is not
     * @param rehearsed what it came to on a copy; null when it was not tried there
     * @param trust programs that the user has to trust first; null when none
     */
    record Plan(
            MigrationStatus status,
            Wanted wanted,
            boolean both,
            @Nullable RollbackPreview preview,
            @Nullable Problem refusal,
            @Nullable RehearsalOutcome rehearsed,
            @Nullable FolderTrust trust) {

        Set<ScriptVersion> versions() {
            return wanted.versions();
        }

        @Nullable
        Way way() {
            return wanted.way();
        }

        /** Whether the user has to agree to another order of columns. */
        boolean reorders() {
            return (preview != null && preview.rebuild() != null)
                    || hasVerdict(Verdict.COLUMN_ORDER)
                    || (rehearsed != null && rehearsed.verdict() == Verdict.COLUMN_ORDER);
        }

        /** Whether the user has to agree that rows disappear, or that those which are gone stay gone. */
        boolean losesData() {
            return preview != null
                    && (hasVerdict(Verdict.NEEDS_DATA)
                            || preview.steps().stream().anyMatch(RollbackPreview.Step::needsData)
                            || !preview.rowsLost().isEmpty());
        }

        /** Whether nothing the user could agree to would let it happen. */
        boolean isRefused() {
            return preview == null
                    || preview.steps().stream().anyMatch(RollbackPreview.Step::isObstructed)
                    || (rehearsed != null && rehearsed.refusal() != null);
        }

        /** What was changed outside of migrations and stays; empty where it is refused anyway. */
        List<String> drift() {
            return preview == null || isRefused() ? List.of() : preview.drift();
        }

        /** Whether it shall be tried on a copy before it is done. */
        boolean isToBeRehearsed() {
            return preview != null && preview.isTooLarge() && rehearsed == null && !isRefused();
        }

        Plan with(RehearsalOutcome outcome) {
            return new Plan(status, wanted, both, preview, refusal, outcome, trust);
        }

        private boolean hasVerdict(Verdict verdict) {
            return preview != null && preview.steps().stream().anyMatch(step -> step.verdict() == verdict);
        }
    }

    private final ScreenState state;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();

    RollbackFlow(ScreenState state) {
        this.state = state;
    }

    /** True when the selected migration can be taken back now. */
    BooleanBinding canRollBack() {
        return state.whenFree(
                () -> isPossible(state.items().selectedProperty().get()),
                state.items().selectedProperty(),
                state.proofsProperty());
    }

    private boolean isPossible(@Nullable MigrationItem item) {
        return item instanceof MigrationItem.Entry entry
                && entry.migration().state().isApplied()
                && (entry.migration().hasRollback() || state.proofOf(entry.migration()) != null);
    }

    /** True when ways back can be tried on a copy now. */
    BooleanBinding canProve() {
        return state.whenFree(
                () -> state.selected()
                        .filter(m -> m.state().isApplied() && state.proofOf(m) == null)
                        .isPresent(),
                state.items().selectedProperty(),
                state.proofsProperty());
    }

    /** Tries on a copy what nobody tried when it was applied. */
    void prove() {
        var current = state.statusProperty().get();
        if (current == null || !state.isFree()) {
            return;
        }
        var task = state.tasks()
                .start(
                        Messages.text("migration.task.prove"),
                        context -> state.tools()
                                .replay()
                                .run(current, text -> context.progress(text, 0, 0), context.cancellation()));
        state.run().begin(false);
        task.onSuccess(outcome -> {
            var obstacle = outcome.obstacle();
            if (obstacle == null) {
                state.run()
                        .say(Messages.text(
                                "migration.replay.done", outcome.proven().size()));
            } else {
                state.run().say(obstacle);
            }
        });
        state.run().follow(task, state::refresh);
    }

    /** Asks to take the selected migration back and, because they stand on it, all later ones. */
    void askFromSelected() {
        var current = state.statusProperty().get();
        var selected = state.selected();
        if (current == null || selected.isEmpty() || !state.isFree()) {
            return;
        }
        var applied =
                current.migrations().stream().filter(m -> m.state().isApplied()).toList();
        int first = applied.indexOf(selected.get());
        if (first >= 0) {
            look(
                    current,
                    applied.subList(first, applied.size()).stream()
                            .map(Migration::version)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Asks to take back what the last run applied before it failed. */
    void askForJustApplied() {
        var current = state.statusProperty().get();
        var result = state.run().outcomeProperty().get();
        if (current != null && result != null && state.isFree()) {
            look(
                    current,
                    result.applied().stream().map(MigrationScript::version).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Looks at the same in another way. */
    void choose(@Nullable Way way) {
        var asked = plan.get();
        if (asked != null && asked.way() != way) {
            look(
                    asked.status(),
                    new Wanted(asked.versions(), way, asked.wanted().inclusion()));
        }
    }

    /** Looks at the same with something more, or less, that may be somebody else's doing. */
    void include(String object, boolean included) {
        var asked = plan.get();
        if (asked == null || asked.wanted().inclusion().test(object) == included) {
            return;
        }
        var objects = new HashSet<>(asked.wanted().inclusion().objects());
        if (included) {
            objects.add(object);
        } else {
            objects.remove(object);
        }
        look(asked.status(), new Wanted(asked.versions(), asked.way(), new Inclusion(false, objects)));
    }

    private void look(MigrationStatus status, Set<ScriptVersion> versions) {
        look(status, new Wanted(versions, null, Inclusion.NOTHING));
    }

    private void look(MigrationStatus status, Wanted wanted) {
        state.tasks()
                .start(Messages.text("migration.task.rollbackPlan"), context -> {
                    boolean both = hasBoth(status, wanted.versions());
                    try {
                        var options = options(wanted, ANYTHING);
                        var preview = state.tools().service().preview(status, options, context.cancellation());
                        var trust = state.tools().service().untrusted(status, preview);
                        return new Plan(status, wanted, both, preview, null, null, trust.orElse(null));
                    } catch (AppException e) {
                        if (e.problem().kind() != ProblemKind.REFUSED) {
                            throw e;
                        }
                        return new Plan(status, wanted, both, null, e.problem(), null, null);
                    }
                })
                .onSuccess(found -> {
                    plan.set(found);
                    state.ask(Asking.ROLLBACK);
                })
                .onFailure(state.run()::say);
    }

    private boolean hasBoth(MigrationStatus status, Set<ScriptVersion> versions) {
        return status.migrations().stream()
                .filter(m -> versions.contains(m.version()))
                .anyMatch(Migration::hasRollback);
    }

    private static RollbackOptions options(Wanted wanted, Acceptance agreed) {
        return RollbackOptions.of(new RollbackSelection.Only(wanted.versions()))
                .with(wanted.way())
                .with(wanted.inclusion())
                .with(agreed);
    }

    /** Tries on a copy what was too large to be tried when it was applied, and asks again with what came of it. */
    void rehearse(Acceptance agreed) {
        var asked = plan.get();
        var preview = asked == null ? null : asked.preview();
        if (asked == null || preview == null || state.run().isRunning()) {
            return;
        }
        decline();
        state.run().begin(false);
        var task = state.tasks()
                .start(
                        Messages.text("migration.task.rehearse"),
                        context -> state.tools()
                                .rehearsal()
                                .run(
                                        asked.status(),
                                        preview,
                                        options(asked.wanted(), agreed),
                                        text -> context.progress(text, 0, 0),
                                        context.cancellation()));
        task.onSuccess(outcome -> {
            plan.set(asked.with(outcome));
            state.ask(Asking.ROLLBACK);
        });
        state.run().follow(task, () -> {});
    }

    void decline() {
        state.decline(Asking.ROLLBACK);
    }

    /** Takes back what was asked about, losing no more than agreed, by programs that were trusted with this. */
    void confirm(Acceptance agreed) {
        var asked = plan.get();
        if (asked == null || asked.isRefused() || state.run().isRunning()) {
            return;
        }
        decline();
        var inbox = state.run().begin(true);
        var task = state.tasks()
                .start(Messages.text("migration.task.rollback", asked.versions().size()), context -> {
                    var service = state.tools().service();
                    if (asked.trust() != null) {
                        service.trust(asked.trust());
                    }
                    return service.rollback(
                            asked.status(), options(asked.wanted(), agreed), inbox, context.cancellation());
                });
        task.onSuccess(state.run()::show);
        state.run().follow(task, state::refresh);
    }

    ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }
}
