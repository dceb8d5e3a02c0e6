package dev.alidade.migration.ui;

import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.migration.replay.Rehearsal;
import dev.alidade.migration.replay.RehearsalOutcome;
import dev.alidade.migration.ui.RollbackFlow.Plan;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** That a way back was too large to be tried, what trying it on a copy takes, and what came of it. */
final class RehearsalNote extends VBox {
    private final ScreenState state;

    RehearsalNote(ScreenState state) {
        this.state = state;
        setId("migration-rehearsal");
    }

    void show(Plan plan) {
        getChildren().clear();
        var preview = plan.preview();
        var outcome = plan.rehearsed();
        if (preview != null && plan.isToBeRehearsed()) {
            getChildren().add(question(preview));
        } else if (preview != null && outcome != null) {
            getChildren().add(result(outcome));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private Node question(RollbackPreview preview) {
        return Controls.note(
                Controls.sign(Feather.COPY, "state-attention"),
                Controls.wrapped(Messages.text(
                        "migration.copy.question",
                        preview.objects(),
                        Times.duration(Rehearsal.estimate(preview)),
                        state.tools().service().label())));
    }

    private static Node result(RehearsalOutcome outcome) {
        var obstacle = outcome.obstacle();
        if (obstacle != null) {
            return Controls.note(
                    Controls.sign(Feather.HELP_CIRCLE, "state-unknown"),
                    Controls.wrapped(Messages.text("migration.copy.impossible", obstacle.message()) + " "
                            + Messages.text("migration.copy.then")));
        }
        var refusal = outcome.refusal();
        if (refusal != null) {
            return Controls.note(
                    Controls.sign(Feather.X_CIRCLE, "state-failed"),
                    Controls.wrapped(Messages.text("migration.copy.refused", refusal.message()), "strong"));
        }
        var look = ProofLook.of(Verdict.EXACT.and(outcome.verdict()));
        return Controls.note(
                Controls.sign(look.icon(), look.style()),
                Controls.wrapped(
                        Messages.text("migration.copy.done", look.word()) + " " + Messages.text("migration.copy.then"),
                        "strong"));
    }
}
