package dev.alidade.connection.ui;

import dev.alidade.connection.ConnectionTester.Outcome;
import dev.alidade.database.UserStatementGuard;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.ProblemPane;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Beside the form: what the address was recognised as, what follows from it, and how the test went. */
final class VerdictPane extends VBox {
    private final ConnectionFormViewModel model;
    private final VBox recognised = new VBox();
    private final VBox verdict = new VBox();

    VerdictPane(ConnectionFormViewModel model) {
        this.model = model;
        getStyleClass().add("verdict-pane");
        recognised.getStyleClass().add("verdict-part");
        recognised.setId("connection-recognised");
        verdict.getStyleClass().add("verdict-part");
        verdict.setId("connection-verdict");
        getChildren().addAll(recognised, verdict);
        model.hostProperty().addListener(_ -> explain());
        model.portProperty().addListener(_ -> explain());
        model.notes().addListener((ListChangeListener<String>) _ -> explain());
        model.readOnlyProperty().addListener(_ -> explain());
        model.outcomeProperty().addListener(_ -> judge());
        model.problemProperty().addListener(_ -> judge());
        model.busyProperty().addListener(_ -> judge());
        explain();
    }

    private void explain() {
        recognised.getChildren().clear();
        if (model.readOnlyProperty().get()) {
            recognised.getChildren().add(line(Feather.LOCK, UserStatementGuard.limits(), "muted"));
        }
        if (model.hostProperty().get().isBlank()) {
            recognised.getChildren().add(line(Feather.CLIPBOARD, Messages.text("connection.form.hint"), "muted"));
            return;
        }
        recognised.getChildren().add(line(Feather.INFO, model.kind().explanation(), "verdict-kind"));
        model.notes()
                .forEach(note -> recognised.getChildren().add(line(Feather.ALERT_CIRCLE, note, "state-attention")));
    }

    private void judge() {
        verdict.getChildren().clear();
        var problem = model.problemProperty().get();
        if (problem != null) {
            verdict.getChildren().add(new ProblemPane(problem, null));
        }
        switch (model.outcomeProperty().get()) {
            case null -> {
                if (model.busyProperty().get()) {
                    waiting("connection.form.testing");
                }
            }
            case Outcome.Works(var facts, var took) -> {
                verdict.getChildren()
                        .add(line(
                                Feather.CHECK_CIRCLE,
                                Messages.text(
                                        "connection.form.works",
                                        facts.shortVersion(),
                                        facts.user(),
                                        Times.duration(took)),
                                "state-done"));
                verdict.getChildren()
                        .add(
                                facts.encrypted()
                                        ? line(Feather.LOCK, Messages.text("connection.form.encrypted"), "muted")
                                        : line(Feather.UNLOCK, Messages.text("connection.form.plain"), "muted"));
                if (facts.superuser()) {
                    verdict.getChildren()
                            .add(line(
                                    Feather.ALERT_CIRCLE,
                                    Messages.text("connection.form.superuser"),
                                    "state-attention"));
                }
                if (model.openingProperty().get()) {
                    waiting("connection.form.opening");
                }
            }
            case Outcome.Fails(var reason) -> verdict.getChildren().add(new ProblemPane(reason, model::test));
        }
    }

    private void waiting(String key) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        verdict.getChildren().addAll(line(Feather.ACTIVITY, Messages.text(key), "muted"), bar);
    }

    private static HBox line(Ikon icon, String text, String style) {
        var picture = new FontIcon(icon);
        picture.getStyleClass().add(style);
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(picture, label);
        line.getStyleClass().add("verdict-line");
        return line;
    }
}
