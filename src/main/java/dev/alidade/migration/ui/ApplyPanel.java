package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.preflight.Finding;
import dev.alidade.migration.ui.ApplyQuestion.Explained;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What Apply will do, before it does it: the files with their effects, what needs a yes, and the two buttons. */
final class ApplyPanel extends VBox {
    private static final int SHOWN = 8;
    private static final double HIGHEST = 320;

    private final MigrationViewModel model;
    private final ApplyQuestion question;
    private final VBox body = new VBox();

    ApplyPanel(MigrationViewModel model, Runnable closed) {
        this.model = model;
        this.question = model.question();
        getStyleClass().addAll("migration-panel", "migration-confirm");
        setId("migration-confirm");
        body.getStyleClass().add("migration-confirm-body");
        var title = new Label();
        title.setId("migration-confirm-title");
        title.getStyleClass().add("strong");
        var go = Controls.button("migration-confirm-apply", Feather.PLAY, "", model::confirm);
        go.getStyleClass().add("accent");
        go.disableProperty().bind(question.answered().not());
        var no = Controls.button(
                "migration-confirm-cancel", Feather.X, Messages.text("migration.action.notNow"), model::decline);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space, no, go);
        head.getStyleClass().add("migration-buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HIGHEST);
        scroll.getStyleClass().add("migration-confirm-scroll");
        getChildren().addAll(head, scroll);
        question.askedProperty().addListener((_, _, wanted) -> {
            title.setText(Messages.text("migration.confirm.title", wanted.size()));
            go.setText(Messages.text("migration.action.apply", wanted.size()));
            fill(wanted, question.explainedProperty().get());
            if (wanted.isEmpty()) {
                closed.run();
            }
        });
        question.explainedProperty().addListener((_, _, explained) -> {
            fill(question.askedProperty().get(), explained);
            if (explained != null) {
                (go.isDisabled() ? no : go).requestFocus();
            }
        });
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !question.askedProperty().get().isEmpty(), question.askedProperty()));
        managedProperty().bind(visibleProperty());
    }

    private void fill(List<Migration> wanted, @Nullable Explained explained) {
        body.getChildren().clear();
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
        if (explained != null) {
            explained.findings().stream()
                    .filter(f -> f.level() != Finding.Level.CONFIRM)
                    .forEach(f -> body.getChildren().add(finding(f)));
            questions(explained);
        }
    }

    private static Node file(String name, String effect) {
        var file = new Label(name);
        file.getStyleClass().add("mono");
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.setMinWidth(0);
        var what = new Label(effect);
        what.getStyleClass().addAll("small", "muted");
        what.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(file, what);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Node finding(Finding finding) {
        boolean blocks = finding.level() == Finding.Level.BLOCKING;
        var text = Controls.wrapped(
                finding.cure().isBlank() ? finding.text() : finding.text() + " " + finding.cure(),
                blocks ? "state-failed" : "muted");
        HBox.setHgrow(text, Priority.ALWAYS);
        var sign = Controls.sign(blocks ? Feather.X_CIRCLE : Feather.INFO, blocks ? "state-failed" : "state-unknown");
        return line(sign, text);
    }

    private void questions(Explained explained) {
        if (explained.isBlocked()) {
            return;
        }
        int number = 0;
        for (var words : explained.confirmations(ApplyQuestion.LATE)) {
            boolean late = words.equals(ApplyQuestion.LATE);
            var text = late
                    ? Messages.text(
                            "migration.agree.late",
                            String.join(", ", explained.files().late()))
                    : Messages.text("migration.agree.leaving", words);
            var box = box(late ? "migration-agree-late" : "migration-agree-" + ++number, text, words);
            body.getChildren().add(line(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), box));
        }
        explained.files().begun().forEach(m -> body.getChildren().add(resume(m)));
        if (explained.askLedger()) {
            body.getChildren().add(ledger());
        }
        if (!question.production().isEmpty()) {
            body.getChildren().add(name());
        }
    }

    private CheckBox box(String id, String text, String words) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.setSelected(question.agreed().contains(words));
        box.selectedProperty().addListener((_, _, on) -> {
            if (on) {
                question.agreed().add(words);
            } else {
                question.agreed().remove(words);
            }
        });
        return box;
    }

    private Node resume(Migration migration) {
        var reason = migration.reason();
        var text = Controls.wrapped(migration.script() + ": " + Objects.requireNonNullElse(reason, ""), "strong");
        var choices = new ToggleGroup();
        var where = new VBox(text);
        for (var way : List.of(Resume.ASK, Resume.HERE, Resume.AFTER, Resume.START)) {
            where.getChildren()
                    .add(radio(
                            "migration-resume-",
                            way,
                            choices,
                            question.resumeProperty().get() == way));
        }
        choices.selectedToggleProperty()
                .addListener((_, _, toggle) -> question.resumeProperty().set((Resume) toggle.getUserData()));
        where.getStyleClass().add("migration-confirm-body");
        return line(Controls.sign(Feather.PAUSE_CIRCLE, "state-attention"), where);
    }

    private Node ledger() {
        var text = Controls.wrapped(Messages.text("migration.ledger.question"), "strong");
        var choices = new ToggleGroup();
        var where = new VBox(text);
        for (var place : List.of(LedgerPlace.DATABASE, LedgerPlace.LOCAL)) {
            where.getChildren()
                    .add(radio(
                            "migration-ledger-",
                            place,
                            choices,
                            question.ledgerProperty().get() == place));
        }
        choices.selectedToggleProperty()
                .addListener((_, _, toggle) -> question.ledgerProperty().set((LedgerPlace) toggle.getUserData()));
        where.getStyleClass().add("migration-confirm-body");
        return line(Controls.sign(Feather.BOOK, "state-running"), where);
    }

    private static RadioButton radio(String prefix, Enum<?> value, ToggleGroup group, boolean selected) {
        var word = value.name().toLowerCase(java.util.Locale.ROOT);
        var key = prefix.startsWith("migration-ledger") ? "migration.ledger.choice." : "migration.resume.choice.";
        var radio = new RadioButton(Messages.text(key + word));
        radio.setId(prefix + word);
        radio.setMnemonicParsing(false);
        radio.setUserData(value);
        radio.setSelected(selected);
        radio.setToggleGroup(group);
        return radio;
    }

    private Node name() {
        var text = Controls.wrapped(Messages.text("migration.agree.production", question.production()), "strong");
        var field = new TextField();
        field.setId("migration-agree-name");
        field.setPromptText(question.production());
        field.textProperty()
                .addListener((_, _, typed) -> question.typedNameProperty().set(typed));
        field.setOnAction(_ -> {
            if (question.answered().get()) {
                model.confirm();
            }
        });
        return line(Controls.sign(Feather.ALERT_OCTAGON, "state-failed"), text, field);
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
