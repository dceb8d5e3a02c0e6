package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Finding;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Ignores a finding: never without a reason. */
final class IgnorePane extends TitledPane {
    IgnorePane(FindingsViewModel model, Finding finding) {
        setText(Messages.text("monitoring.findings.ignore"));
        setId("finding-ignore");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("finding-source");
        var reason = new TextField();
        reason.setId("ignore-reason");
        reason.setPromptText(Messages.text("monitoring.findings.ignore.reason"));
        var author = new TextField(System.getProperty("user.name", ""));
        author.setId("ignore-author");
        author.setPromptText(Messages.text("monitoring.findings.ignore.author"));
        var today = LocalDate.now(model.clock());
        var until = new DatePicker();
        until.setId("ignore-until");
        until.setPromptText(Messages.text("monitoring.findings.ignore.until"));
        until.setMaxWidth(Double.MAX_VALUE);
        var go = new Button(Messages.text("monitoring.findings.ignore.go"));
        go.setId("ignore-go");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.disableProperty()
                .bind(model.busyProperty()
                        .or(Bindings.createBooleanBinding(() -> reason.getText().isBlank(), reason.textProperty()))
                        .or(author.textProperty().isEmpty())
                        .or(Bindings.createBooleanBinding(
                                () -> !isFine(until, today),
                                until.valueProperty(),
                                until.getEditor().textProperty())));
        until.setDayCellFactory(_ -> new DateCell() {
            @Override
            public void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setDisable(empty || day.isBefore(today));
            }
        });
        go.setOnAction(_ ->
                model.ignore(finding, reason.getText().strip(), author.getText().strip(), day(until)));
        var hint = new Label(Messages.text("monitoring.findings.ignore.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("muted", "small");
        var form = new VBox(reason, author, until, FindingPane.buttons(go), hint);
        form.getStyleClass().add("finding-part");
        setContent(form);
    }

    /** What is typed and is no day must not count as always, and a day that is over would ignore nothing. */
    private static boolean isFine(DatePicker until, LocalDate today) {
        var typed = until.getEditor().getText();
        if (typed == null || typed.isBlank()) {
            return true;
        }
        try {
            return !until.getConverter().fromString(typed).isBefore(today);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** As it is typed, also before the field is left. */
    private static @Nullable LocalDate day(DatePicker until) {
        var typed = until.getEditor().getText();
        return typed == null || typed.isBlank() ? null : until.getConverter().fromString(typed);
    }
}
