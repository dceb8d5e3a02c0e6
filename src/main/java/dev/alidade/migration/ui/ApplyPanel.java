package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplySequence;
import dev.alidade.migration.Migration;
import dev.alidade.migration.preflight.Finding;
import dev.alidade.migration.ui.ApplyQuestion.Explained;
import dev.alidade.migration.ui.ScreenState.Asking;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What Apply will do, before it does it: the files with their effects, what was found, and what needs a yes. */
final class ApplyPanel extends QuestionPanel {
    private static final int SHOWN = 8;
    private static final double HIGHEST = 340;

    private final ScreenState state;
    private final ApplyQuestion question;
    private final ApplyAnswers answers;
    private final VBox body = new VBox();

    ApplyPanel(MigrationViewModel model, Runnable closed) {
        super("apply", Asking.APPLY, model.state(), Feather.PLAY, model.apply()::confirm);
        this.state = model.state();
        this.question = model.apply().question();
        this.answers = new ApplyAnswers(question, model.apply()::confirm);
        body.getStyleClass().add("migration-confirm-body");
        go().getStyleClass().add("accent");
        go().disableProperty().bind(question.answered().not());
        getChildren().add(Controls.scroll(body, HIGHEST));
        question.askedProperty().addListener((_, _, wanted) -> {
            title().setText(Messages.text("migration.confirm.title", wanted.size()));
            go().setText(Messages.text("migration.action.apply", wanted.size()));
            fill(wanted, null);
            if (wanted.isEmpty()) {
                closed.run();
            }
        });
        question.explainedProperty().addListener((_, _, explained) -> {
            fill(question.askedProperty().get(), explained);
            if (explained != null) {
                (go().isDisabled() ? no() : go()).requestFocus();
            }
        });
    }

    private void fill(List<Migration> wanted, @Nullable Explained explained) {
        body.getChildren().clear();
        if (explained != null) {
            findings(explained, Finding.Level.BLOCKING);
        }
        for (int i = 0; i < Math.min(SHOWN, wanted.size()); i++) {
            var effect = explained == null || i >= explained.files().files().size()
                    ? Messages.text("migration.preview.reading")
                    : explained.files().files().get(i).effect();
            body.getChildren().add(file(wanted.get(i).script(), effect));
        }
        if (wanted.size() > SHOWN) {
            body.getChildren()
                    .add(Controls.wrapped(
                            Messages.text("migration.confirm.more", wanted.size() - SHOWN), "small", "muted"));
        }
        obstacle(wanted);
        if (explained != null) {
            findings(explained, Finding.Level.NOTE);
            if (!explained.isBlocked()) {
                body.getChildren().addAll(answers.of(explained));
            }
        }
    }

    /** What must not run, and so keeps Apply from going on to what lies behind it. */
    private void obstacle(List<Migration> wanted) {
        state.sequence()
                .filter(all -> all.runs().equals(wanted))
                .map(ApplySequence::obstacle)
                .ifPresent(blocked -> {
                    var text = Controls.wrapped(
                            Messages.text(
                                    "migration.confirm.obstacle",
                                    blocked.script(),
                                    Objects.requireNonNullElse(blocked.reason(), "")),
                            "strong");
                    text.setId("migration-obstacle");
                    body.getChildren()
                            .add(Controls.note(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), text));
                });
    }

    private void findings(Explained explained, Finding.Level level) {
        explained.findings().stream()
                .filter(f -> f.level() == level)
                .forEach(f -> body.getChildren().add(finding(f)));
    }

    private static Node file(String name, String effect) {
        var file = new Label(name);
        file.getStyleClass().add("mono");
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.setMinWidth(0);
        HBox.setHgrow(file, Priority.SOMETIMES);
        var what = new Label(effect);
        what.getStyleClass().addAll("small", "muted");
        what.setMinWidth(USE_PREF_SIZE);
        var line = Controls.row(file, what);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Node finding(Finding finding) {
        boolean blocks = finding.level() == Finding.Level.BLOCKING;
        var sign = Controls.sign(blocks ? Feather.X_CIRCLE : Feather.INFO, blocks ? "state-failed" : "state-unknown");
        var text = Controls.wrapped(finding.text(), blocks ? "strong" : "muted");
        if (finding.cure().isBlank()) {
            return Controls.note(sign, text);
        }
        var both = new VBox(text, Controls.wrapped(finding.cure(), "small", "muted"));
        both.getStyleClass().add("migration-texts");
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        var line = Controls.row(sign, both);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
