package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.adopt.AdoptionPlan;
import dev.alidade.migration.adopt.AdoptionProposal;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** From a database without a history over the proposal and its rows to one that has a history. */
final class AdoptFlow {
    private final ScreenState state;
    private final ReadOnlyObjectWrapper<@Nullable AdoptionProposal> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AdoptionProposal> proposal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AdoptionPlan> plan = new ReadOnlyObjectWrapper<>();

    AdoptFlow(ScreenState state) {
        this.state = state;
        state.statusProperty().addListener((_, _, status) -> look(status));
    }

    /** A database without any history may hold what the files create all the same: then adopting is offered. */
    private void look(@Nullable MigrationStatus status) {
        offer.set(null);
        if (status == null
                || !status.histories().isEmpty()
                || status.applicable().isEmpty()
                || state.setting().readOnly()) {
            return;
        }
        state.tasks()
                .start(
                        Messages.text("migration.task.adoptOffer"),
                        context -> state.tools().adoption().propose(status, context.cancellation()))
                .onSuccess(found -> {
                    if (status.equals(state.statusProperty().get())
                            && found.findings().stream().anyMatch(f -> f.found() > 0)) {
                        offer.set(found);
                    }
                })
                // an offer that cannot be made is none; whoever asks for it is told why
                .onFailure(_ -> offer.set(null));
    }

    /** Compares the files with the catalog and asks. */
    void ask() {
        var status = state.statusProperty().get();
        if (status == null || !state.isFree()) {
            return;
        }
        state.tasks()
                .start(
                        Messages.text("migration.task.adopt"),
                        context -> state.tools().adoption().propose(status, context.cancellation()))
                .onSuccess(found -> {
                    plan.set(null);
                    proposal.set(found);
                    state.ask(Asking.ADOPT);
                    choose(found.upTo());
                })
                .onFailure(state.run()::say);
    }

    /** Takes everything up to a version as applied, in the preview. */
    void choose(ScriptVersion upTo) {
        var found = proposal.get();
        if (found == null) {
            return;
        }
        state.tasks()
                .start(
                        Messages.text("migration.task.adopt"),
                        context -> state.tools().adoption().plan(found, upTo, context.cancellation()))
                .onSuccess(made -> {
                    if (found.equals(proposal.get())) {
                        plan.set(made);
                    }
                })
                .onFailure(state.run()::say);
    }

    void decline() {
        state.decline(Asking.ADOPT);
    }

    /** Writes the rows that were shown. */
    void confirm() {
        var made = plan.get();
        if (made == null || state.run().isRunning()) {
            return;
        }
        decline();
        state.run().begin(false);
        var task = state.tasks().start(Messages.text("migration.task.adopting"), context -> {
            state.tools().adoption().adopt(made, context.cancellation());
            return made;
        });
        task.onSuccess(done -> state.run()
                .say(
                        done.upTo().isZero()
                                ? Messages.text("migration.banner.adoptedNone")
                                : Messages.text(
                                        "migration.banner.adopted", done.upTo().text())));
        state.run().follow(task, state::refresh);
    }

    /** True when an existing database can be taken over now. */
    BooleanBinding canAdopt() {
        return state.whenFree(() -> !state.applicable().isEmpty());
    }

    /** What could be adopted though nobody asked; null when that makes no sense. */
    ReadOnlyObjectProperty<@Nullable AdoptionProposal> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** True while the offer shall be seen. */
    BooleanBinding isOffered() {
        return Bindings.createBooleanBinding(
                () -> offer.get() != null && state.isFree(),
                offer,
                state.askingProperty(),
                state.run().runningProperty());
    }

    ReadOnlyObjectProperty<@Nullable AdoptionProposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable AdoptionPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }
}
