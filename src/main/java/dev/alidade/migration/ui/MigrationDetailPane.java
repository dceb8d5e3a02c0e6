package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.HistoryClaim;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.ui.control.SqlPane;
import java.time.ZoneId;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The right side: what the selected file says, what takes it back, what is recorded, and what went wrong. */
final class MigrationDetailPane extends VBox {
    private final MigrationViewModel model;
    private final Label title = new Label();
    private final SqlPane script = new SqlPane();
    private final SqlPane rollback = new SqlPane();
    private final StackPane rollbackPlace = new StackPane();
    private final VBox history = new VBox();
    private final MigrationProblemPane problems;
    private final TabPane tabs = new TabPane();
    private final Tab scriptTab = tab("migration-tab-script", "migration.tab.script", script);
    private final Tab problemsTab;

    MigrationDetailPane(MigrationViewModel model, FileOpening opening) {
        this.model = model;
        problems = new MigrationProblemPane(model, opening);
        problemsTab = tab("migration-tab-problems", "migration.tab.problems", problems);
        getStyleClass().add("migration-detail");
        setMinWidth(320);
        title.getStyleClass().add("migration-detail-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setId("migration-detail-title");
        script.setId("migration-script");
        rollback.setId("migration-rollback");
        history.getStyleClass().add("migration-history");
        history.setId("migration-history");
        tabs.setId("migration-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        scriptTab,
                        tab("migration-tab-rollback", "migration.tab.rollback", rollbackPlace),
                        tab("migration-tab-history", "migration.tab.history", history),
                        problemsTab);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(title, tabs, log());
        model.selectedProperty().addListener((_, _, item) -> show(item));
        model.texts().scriptProperty().addListener((_, _, text) -> showScript(text));
        model.texts().rollbackProperty().addListener((_, _, text) -> showRollback(text));
        model.run().failureProperty().addListener((_, _, _) -> showFailure());
        show(model.selectedProperty().get());
    }

    /** Goes to the script of the selected migration. */
    void focusScript() {
        tabs.getSelectionModel().select(scriptTab);
        script.requestFocus();
    }

    private TextArea log() {
        var log = new TextArea();
        log.setId("migration-log");
        log.setEditable(false);
        log.getStyleClass().addAll("mono", "migration-log");
        log.setPrefRowCount(6);
        log.setMinHeight(110);
        model.run().logProperty().addListener((_, _, text) -> {
            log.setText(text);
            log.positionCaret(text.length());
        });
        log.visibleProperty().bind(model.run().logProperty().isNotEmpty());
        log.managedProperty().bind(log.visibleProperty());
        return log;
    }

    private void show(@Nullable MigrationItem item) {
        title.setText(
                item == null || item instanceof MigrationItem.Group
                        ? Messages.text("migration.detail.none")
                        : item.name());
        history.getChildren().clear();
        switch (item) {
            case MigrationItem.Entry entry -> showHistory(entry.migration());
            case MigrationItem.Ignored ignored ->
                history.getChildren()
                        .add(fact("migration.fact.reason", ignored.file().reason()));
            case MigrationItem.Group _ -> {}
            case null -> {}
        }
        showFailure();
    }

    private void showHistory(Migration migration) {
        var look = StateLook.of(migration.state());
        var state = new Label(look.word(), new FontIcon(look.icon()));
        state.getGraphic().getStyleClass().add(look.style());
        state.getStyleClass().addAll("strong", look.style());
        history.getChildren().add(state);
        var reason = migration.reason();
        if (reason != null) {
            history.getChildren().add(fact("migration.fact.reason", reason));
        }
        var appliedAt = migration.appliedAt();
        if (appliedAt != null) {
            history.getChildren().add(fact("migration.fact.appliedAt", Times.exact(appliedAt, ZoneId.systemDefault())));
        }
        var durationMs = migration.durationMs();
        if (durationMs != null) {
            history.getChildren().add(fact("migration.fact.duration", RunLog.duration(durationMs)));
        }
        history.getChildren()
                .add(fact(
                        "migration.fact.histories",
                        migration.histories().isEmpty()
                                ? Messages.text("migration.fact.none")
                                : migration.histories().stream()
                                        .map(HistoryClaim::text)
                                        .collect(Collectors.joining(", "))));
        var file = migration.file();
        if (file != null) {
            history.getChildren().add(fact("migration.fact.statements", Integer.toString(file.statements())));
            history.getChildren()
                    .add(fact(
                            "migration.fact.mode",
                            Messages.text("migration.mode." + file.mode().name())));
            history.getChildren().add(fact("migration.fact.checksum", Integer.toString(file.checksum())));
        }
    }

    private static Node fact(String key, String value) {
        var name = new Label(Messages.text(key));
        name.getStyleClass().addAll("small", "muted");
        var text = new Label(value);
        text.setWrapText(true);
        return new VBox(name, text);
    }

    private void showScript(String text) {
        script.setText(text);
        showFailure();
    }

    private void showRollback(String text) {
        rollback.setText(text);
        var none = new Label(Messages.text("migration.rollback.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        rollbackPlace.getChildren().setAll(text.isEmpty() ? none : rollback);
    }

    private void showFailure() {
        var failure = failureOfSelected();
        script.clearProblems();
        problems.show(failure, script.getText());
        if (failure == null) {
            if (problemsTab.isSelected()) {
                tabs.getSelectionModel().select(scriptTab);
            }
            return;
        }
        if (failure.line() > 0 && !script.getText().isEmpty()) {
            script.showProblem(failure.line(), failure.column());
        }
        tabs.getSelectionModel().select(problemsTab);
    }

    private @Nullable MigrationFailure failureOfSelected() {
        var failure = model.run().failureProperty().get();
        var item = model.selectedProperty().get();
        return failure != null && item != null && failure.script().name().equals(item.name()) ? failure : null;
    }

    private static Tab tab(String id, String key, Node content) {
        var tab = new Tab(Messages.text(key), content);
        tab.setId(id);
        return tab;
    }
}
