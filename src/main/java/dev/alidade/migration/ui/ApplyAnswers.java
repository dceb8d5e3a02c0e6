package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.preflight.Backup;
import dev.alidade.migration.ui.ApplyQuestion.Explained;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls with which the user answers what has to be decided before Apply. */
final class ApplyAnswers {
    private final ApplyQuestion question;
    private final Runnable confirm;

    ApplyAnswers(ApplyQuestion question, Runnable confirm) {
        this.question = question;
        this.confirm = confirm;
    }

    /** One node for each thing to decide. */
    List<Node> of(Explained explained) {
        var nodes = new ArrayList<Node>();
        int number = 0;
        for (var words : explained.confirmations(ApplyQuestion.LATE)) {
            if (words.equals(ApplyQuestion.TRUST)) {
                var trust = Objects.requireNonNull(explained.trust());
                nodes.add(TrustNote.of(trust, agreement("migration-agree-trust", TrustNote.words(trust), words)));
                continue;
            }
            boolean late = words.equals(ApplyQuestion.LATE);
            var text = late
                    ? Messages.text(
                            "migration.agree.late",
                            String.join(", ", explained.files().late()))
                    : Messages.text("migration.agree.leaving", words);
            var box = agreement(late ? "migration-agree-late" : "migration-agree-" + ++number, text, words);
            nodes.add(Controls.row(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), box));
        }
        explained.files().begun().forEach(m -> nodes.add(resume(m)));
        if (explained.askLedger()) {
            nodes.add(ledger());
        }
        nodes.add(backup(explained.backup()));
        if (!question.production().isEmpty()) {
            nodes.add(name());
        }
        return nodes;
    }

    private CheckBox agreement(String id, String text, String words) {
        var box = box(id, text);
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

    private static CheckBox box(String id, String text) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private Node backup(Backup backup) {
        var refusal = backup.refusal();
        var sign = Controls.sign(Feather.ARCHIVE, "state-unknown");
        if (refusal != null) {
            var why = Controls.wrapped(Messages.text("migration.backup.refused", refusal), "muted");
            why.setId("migration-backup-refused");
            return Controls.note(sign, why);
        }
        var wanted = box("migration-backup", Messages.text("migration.backup.first"));
        wanted.setMinWidth(Region.USE_PREF_SIZE);
        wanted.selectedProperty().bindBidirectional(question.backupWantedProperty());
        var file = new TextField();
        file.setId("migration-backup-file");
        file.getStyleClass().add("mono");
        file.textProperty().bindBidirectional(question.backupFileProperty());
        HBox.setHgrow(file, Priority.ALWAYS);
        var choose = Controls.button(
                "migration-backup-choose", Feather.FOLDER, Messages.text("migration.backup.choose"), () -> {
                    var chosen = chooser().showSaveDialog(file.getScene().getWindow());
                    if (chosen != null) {
                        question.backupFileProperty().set(chosen.toString());
                    }
                });
        for (var node : List.of(file, choose)) {
            node.visibleProperty().bind(wanted.selectedProperty());
        }
        return Controls.row(sign, wanted, file, choose);
    }

    private FileChooser chooser() {
        var now = new File(question.backupFileProperty().get());
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("migration.backup.first"));
        chooser.setInitialFileName(now.getName());
        var folder = now.getParentFile();
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Node resume(Migration migration) {
        var text = migration.script() + ": " + Objects.requireNonNullElse(migration.reason(), "");
        var choices = new ToggleGroup();
        var ways = new ArrayList<Node>();
        for (var way : List.of(Resume.ASK, Resume.HERE, Resume.AFTER, Resume.START)) {
            boolean on = question.resumeProperty().get() == way;
            ways.add(radio("migration-resume-" + word(way), "migration.resume.choice." + word(way), way, choices, on));
        }
        choices.selectedToggleProperty()
                .addListener((_, _, toggle) -> question.resumeProperty().set((Resume) toggle.getUserData()));
        return choice(Controls.sign(Feather.PAUSE_CIRCLE, "state-attention"), text, ways);
    }

    private Node ledger() {
        var choices = new ToggleGroup();
        var places = new ArrayList<Node>();
        for (var place : List.of(LedgerPlace.DATABASE, LedgerPlace.LOCAL)) {
            boolean on = question.ledgerProperty().get() == place;
            places.add(radio(
                    "migration-ledger-" + word(place), "migration.ledger.choice." + word(place), place, choices, on));
        }
        choices.selectedToggleProperty()
                .addListener((_, _, toggle) -> question.ledgerProperty().set((LedgerPlace) toggle.getUserData()));
        return choice(Controls.sign(Feather.BOOK, "state-running"), Messages.text("migration.ledger.question"), places);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Node choice(FontIcon sign, String text, List<Node> choices) {
        var body = new VBox(Controls.wrapped(text, "strong"));
        body.getChildren().addAll(choices);
        body.getStyleClass().add("migration-confirm-body");
        body.setMinWidth(0);
        HBox.setHgrow(body, Priority.ALWAYS);
        var line = Controls.row(sign, body);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static RadioButton radio(String id, String key, Enum<?> value, ToggleGroup group, boolean selected) {
        var radio = new RadioButton(Messages.text(key));
        radio.setId(id);
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
                confirm.run();
            }
        });
        return Controls.row(Controls.sign(Feather.ALERT_OCTAGON, "state-failed"), text, field);
    }
}
