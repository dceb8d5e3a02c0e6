package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.Migration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What Apply will do, before it does it: the files with their effects, what needs a yes, and the two buttons. */
final class ApplyPanel extends VBox {
    private static final int SHOWN = 8;

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
        getChildren().addAll(head, body);
        question.askedProperty().addListener((_, _, wanted) -> {
            title.setText(Messages.text("migration.confirm.title", wanted.size()));
            go.setText(Messages.text("migration.action.apply", wanted.size()));
            fill(wanted, question.previewProperty().get());
            if (wanted.isEmpty()) {
                closed.run();
            }
        });
        question.previewProperty().addListener((_, _, preview) -> {
            fill(question.askedProperty().get(), preview);
            if (preview != null) {
                (go.isDisabled() ? no : go).requestFocus();
            }
        });
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !question.askedProperty().get().isEmpty(), question.askedProperty()));
        managedProperty().bind(visibleProperty());
    }

    private void fill(List<Migration> wanted, @Nullable ApplyPreview preview) {
        body.getChildren().clear();
        for (int i = 0; i < Math.min(SHOWN, wanted.size()); i++) {
            var effect = preview == null || i >= preview.files().size()
                    ? Messages.text("migration.preview.reading")
                    : preview.files().get(i).effect();
            body.getChildren().add(file(wanted.get(i).script(), effect));
        }
        if (wanted.size() > SHOWN) {
            body.getChildren()
                    .add(Controls.wrapped(
                            Messages.text("migration.confirm.more", wanted.size() - SHOWN), "small", "muted"));
        }
        if (preview != null) {
            questions(preview);
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

    private void questions(ApplyPreview preview) {
        if (!preview.late().isEmpty()) {
            body.getChildren()
                    .add(box(
                            "migration-agree-late",
                            Messages.text("migration.agree.late", String.join(", ", preview.late())),
                            question.lateAgreedProperty()));
        }
        if (!preview.leaving().isEmpty()) {
            preview.leaving().stream()
                    .limit(SHOWN)
                    .forEach(text -> body.getChildren().add(finding(text)));
            body.getChildren()
                    .add(box(
                            "migration-agree-leaving",
                            Messages.text(
                                    "migration.agree.leaving", preview.leaving().size()),
                            question.leavingAgreedProperty()));
        }
        if (!question.production().isEmpty()) {
            body.getChildren().add(name());
        }
    }

    private static Node finding(String text) {
        var line = new HBox(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), Controls.wrapped(text));
        line.getStyleClass().add("migration-buttons");
        return line;
    }

    private static CheckBox box(String id, String text, BooleanProperty answer) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.setSelected(answer.get());
        box.selectedProperty().addListener((_, _, on) -> answer.set(on));
        return box;
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
        var line = new HBox(Controls.sign(Feather.ALERT_OCTAGON, "state-failed"), text, field);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
