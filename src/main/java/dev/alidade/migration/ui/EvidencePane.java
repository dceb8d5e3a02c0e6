package dev.alidade.migration.ui;

import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.Migration;
import dev.alidade.migration.proof.Proof;
import java.time.Clock;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is known of the ways back of one migration, and why. */
final class EvidencePane extends VBox {
    private final Clock clock;
    private final Button prove;

    EvidencePane(MigrationViewModel model) {
        this.clock = model.state().setting().clock();
        this.prove = Controls.button(
                "migration-prove", Feather.SHIELD, Messages.text("migration.action.prove"), model.rollback()::prove);
        prove.disableProperty().bind(model.rollback().canProve().not());
        setId("migration-evidence");
        getStyleClass().add("migration-evidence");
    }

    /**
     * Shows it.
     *
     * @param proof what was kept when it was applied; null when nothing was
     */
    void show(Migration migration, @Nullable Proof proof) {
        getChildren().clear();
        if (proof == null) {
            var key = migration.state().isApplied() ? "migration.wayBack.none" : "migration.wayBack.pending";
            getChildren().add(Controls.wrapped(Messages.text(key), "muted"));
            if (migration.state().isApplied()) {
                getChildren().add(prove);
            }
            return;
        }
        getChildren().add(way("migration.wayBack.computed", proof.computed(), proof.computedReasons()));
        var script = proof.script();
        if (script != null) {
            getChildren().add(way("migration.wayBack.script", script, proof.scriptReasons()));
        }
        var change = proof.change();
        var when = change.doneAt();
        if (when != null) {
            getChildren()
                    .add(Controls.wrapped(
                            Messages.text("migration.wayBack.when", Times.ago(when, clock.instant()), change.doneBy()),
                            "small",
                            "muted"));
        }
    }

    private static Node way(String key, Verdict verdict, List<String> reasons) {
        var look = ProofLook.of(verdict);
        var name = new Label(Messages.text(key));
        name.setMinWidth(USE_PREF_SIZE);
        var word = new Label(look.word());
        word.getStyleClass().addAll("strong", look.style());
        word.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(name, word);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("migration-buttons");
        var texts = new VBox(
                head, Controls.wrapped(Messages.text("migration.proof." + verdict.id() + ".why"), "small", "muted"));
        reasons.forEach(reason -> texts.getChildren().add(Controls.wrapped("• " + reason, "small")));
        texts.getStyleClass().add("migration-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = Controls.row(Controls.sign(look.icon(), look.style()), texts);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
