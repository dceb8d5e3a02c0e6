package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.ImportMode;
import dev.alidade.browser.transfer.ImportPlan;
import dev.alidade.browser.transfer.Reject;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file, its first rows, where its columns go, a trial, and what came of it. */
final class ImportPanel extends BorderPane {
    private static final int LISTED_REJECTS = 50;
    private static final double OUTCOME_HEIGHT = 300;

    private final ImportViewModel model;
    private final VBox planned = new VBox();

    ImportPanel(ImportViewModel model, Runnable close) {
        this.model = model;
        setId("import-panel");
        getStyleClass().add("transfer-panel");
        setTop(Pieces.head(Messages.text("transfer.import.title"), close));
        planned.getStyleClass().add("transfer-options");
        var body = new VBox(file(), target(), reading(), planned, mode());
        body.getStyleClass().add("transfer-body");
        setCenter(scroll(body));
        setBottom(foot());
        model.planProperty().addListener((_, _, plan) -> show(plan));
    }

    private static ScrollPane scroll(VBox content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("transfer-scroll");
        return scroll;
    }

    /** What is done and what came of it stays in sight, however many columns there are. */
    private Node foot() {
        var outcome = new VBox(result(), rejects(), Pieces.problem(model.run()));
        outcome.getStyleClass().add("transfer-options");
        var seen = scroll(outcome);
        seen.prefHeightProperty()
                .bind(Bindings.min(OUTCOME_HEIGHT, outcome.heightProperty().add(2)));
        seen.setMinHeight(USE_PREF_SIZE);
        Pieces.showWhile(
                seen,
                model.resultProperty()
                        .isNotEmpty()
                        .or(model.run().problemProperty().isNotNull()));
        var foot = new VBox(buttons(), Pieces.progress("import", model.run()), seen);
        foot.getStyleClass().add("transfer-foot");
        return foot;
    }

    private Node file() {
        var browse = new Button(Messages.text("transfer.panel.browse"), new FontIcon(Feather.FOLDER));
        browse.setId("import-browse");
        browse.setOnAction(_ -> browse());
        var field = Pieces.field("import-file", model.fileProperty(), 0);
        field.setPromptText(Messages.text("transfer.import.filePrompt"));
        field.setOnAction(_ -> model.look());
        return Pieces.labelled(Messages.text("transfer.import.file"), Pieces.row(field, browse));
    }

    private Node target() {
        var now = new Label();
        now.textProperty()
                .bind(model.tableProperty()
                        .map(t -> Messages.text("transfer.import.into", t.label()))
                        .orElse(Messages.text("transfer.import.noTable")));
        now.setWrapText(true);
        var name = Pieces.field("import-new-table", model.newTableProperty(), 0);
        name.setPromptText(Messages.text("transfer.import.newTablePrompt"));
        name.setOnAction(_ -> model.look());
        var box = new VBox(now, Pieces.labelled(Messages.text("transfer.import.newTable"), name));
        box.getStyleClass().add("transfer-options");
        return box;
    }

    private Node reading() {
        var encoding = new ComboBox<String>();
        encoding.setId("import-encoding");
        encoding.setEditable(false);
        encoding.getItems().setAll("", "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "ISO-8859-15");
        encoding.setConverter(
                new Worded<>(name -> name.isEmpty() ? Messages.text("transfer.import.encodingPrompt") : name));
        encoding.valueProperty().bindBidirectional(model.encodingProperty());
        var look = new Button(Messages.text("transfer.import.lookButton"), new FontIcon(Feather.SEARCH));
        look.setId("import-look");
        look.setOnAction(_ -> model.look());
        look.disableProperty()
                .bind(model.run().runningProperty().or(model.fileProperty().isEmpty()));
        var row = Pieces.row(
                Pieces.labelled(Messages.text("transfer.import.encodingLabel"), encoding),
                Pieces.labelled(
                        Messages.text("transfer.export.nullLabel"),
                        Pieces.field("import-null", model.nullTextProperty(), 6)),
                Pieces.space(),
                look);
        row.getStyleClass().add("transfer-bottom");
        return row;
    }

    private void show(@Nullable ImportPlan plan) {
        planned.getChildren().clear();
        if (plan != null) {
            planned.getChildren().add(new PlanPane(plan, model));
        }
    }

    private Node mode() {
        var group = new ToggleGroup();
        var box = new VBox();
        box.getStyleClass().add("transfer-options");
        for (var mode : ImportMode.values()) {
            var button = new RadioButton(Messages.text("transfer.mode." + mode.name()));
            button.setId("import-mode-" + mode.name());
            button.setToggleGroup(group);
            button.setWrapText(true);
            button.setSelected(mode == model.modeProperty().get());
            button.selectedProperty().addListener((_, _, chosen) -> {
                if (chosen) {
                    model.modeProperty().set(mode);
                }
            });
            box.getChildren().add(button);
        }
        var keep = Pieces.check("import-keep", Messages.text("transfer.import.keep"), model.keepRejectsProperty());
        Pieces.showWhile(keep, model.modeProperty().isNotEqualTo(ImportMode.ALL_OR_NOTHING));
        var promise = Pieces.wrapped(
                Bindings.createStringBinding(
                        this::promise,
                        model.planProperty(),
                        model.modeProperty(),
                        model.run().problemProperty()),
                "muted",
                "small");
        promise.setId("import-promise");
        box.getChildren().addAll(keep, promise);
        Pieces.showWhile(box, model.planProperty().isNotNull());
        return box;
    }

    private String promise() {
        var plan = model.planProperty().get();
        if (plan == null || model.run().problemProperty().get() != null) {
            return ""; // there is nothing to be taken back
        }
        return model.modeProperty().get() == ImportMode.RESUMABLE
                ? Messages.text("transfer.undo.parts")
                : plan.undo().reason();
    }

    private Node buttons() {
        var trial = new Button(Messages.text("transfer.import.try"), new FontIcon(Feather.EYE));
        trial.setId("import-try");
        trial.setOnAction(_ -> model.tryOut());
        var go = new Button(Messages.text("transfer.import.go"), new FontIcon(Feather.UPLOAD));
        go.setId("import-go");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> model.start());
        var undo = new Button(Messages.text("transfer.import.undo"), new FontIcon(Feather.ROTATE_CCW));
        undo.setId("import-undo");
        undo.setOnAction(_ -> model.takeBack());
        Pieces.showWhile(undo, model.undoProperty().isNotNull());
        var off = model.run().runningProperty();
        trial.disableProperty().bind(off);
        go.disableProperty().bind(off);
        undo.disableProperty().bind(off);
        var row = Pieces.row(trial, go, undo);
        Pieces.showWhile(row, model.planProperty().isNotNull());
        return row;
    }

    private Node result() {
        var result = Pieces.wrapped(model.resultProperty(), "transfer-done");
        result.setId("import-result");
        return result;
    }

    private Node rejects() {
        var list = new VBox();
        list.setId("import-rejects");
        list.getStyleClass().add("transfer-rejects");
        model.rejects().addListener((ListChangeListener<Reject>) _ -> {
            list.getChildren().clear();
            model.rejects().stream()
                    .limit(LISTED_REJECTS)
                    .forEach(r -> list.getChildren().add(line(r)));
        });
        return list;
    }

    private static Node line(Reject reject) {
        var where = new Label(Messages.text("transfer.import.line", Long.toString(reject.line())));
        where.getStyleClass().addAll("strong", "small");
        var why = new Label(reject.reason());
        why.getStyleClass().add("small");
        why.setWrapText(true);
        var text = new Label(PlanPane.oneLine(reject.text()));
        text.getStyleClass().addAll("mono", "muted", "small");
        var box = new VBox(where, why, text);
        box.getStyleClass().add("transfer-reject");
        return box;
    }

    private void browse() {
        var chooser = new FileChooser();
        var now = new File(model.fileProperty().get());
        if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParentFile());
        }
        var chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.fileProperty().set(chosen.getPath());
            model.look();
        }
    }
}
