package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.ui.ScreenState.Asking;
import dev.alidade.ui.FileOpening;
import dev.alidade.ui.control.SqlPane;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The right side: what the selected file says, what takes it back, what is recorded, and what went wrong. */
final class MigrationDetailPane extends VBox {
    private static final double ROOM_FOR_BOTH = 420;

    private final MigrationViewModel model;
    private final Label title = new Label();
    private final SqlPane script = new SqlPane();
    private final RollbackTab rollback;
    private final HistoryPane history;
    private final MigrationProblemPane problems;
    private final TabPane tabs = new TabPane();
    private final Tab scriptTab = tab("migration-tab-script", "migration.tab.script", script);
    private final Tab problemsTab;

    MigrationDetailPane(MigrationViewModel model, FileOpening opening) {
        this.model = model;
        history = new HistoryPane(model);
        rollback = new RollbackTab(model);
        problems = new MigrationProblemPane(model, opening);
        problemsTab = tab("migration-tab-problems", "migration.tab.problems", problems);
        getStyleClass().add("migration-detail");
        setMinWidth(320);
        title.getStyleClass().add("migration-detail-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setId("migration-detail-title");
        script.setId("migration-script");
        tabs.setId("migration-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        scriptTab,
                        tab("migration-tab-rollback", "migration.tab.rollback", scrolled(rollback)),
                        tab("migration-tab-history", "migration.tab.history", history),
                        problemsTab);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(title, new StateBar(model), tabs, log());
        model.items().selectedProperty().addListener((_, _, item) -> show(item));
        model.texts().scriptProperty().addListener((_, _, text) -> showScript(text));
        model.texts().rollbackProperty().addListener((_, _, _) -> showFailure());
        model.run().failureProperty().addListener((_, _, _) -> showFailure());
        show(model.items().selectedProperty().get());
    }

    /** Goes to the script of the selected migration. */
    void focusScript() {
        tabs.getSelectionModel().select(scriptTab);
        script.requestFocus();
    }

    private TextArea log() {
        var log = new TextArea();
        log.setId("migration-log");
        log.setAccessibleText(Messages.text("migration.log.accessible"));
        log.setEditable(false);
        log.getStyleClass().addAll("mono", "migration-log");
        log.setPrefRowCount(6);
        log.setMinHeight(110);
        model.run().logProperty().addListener((_, _, text) -> {
            log.setText(text);
            log.positionCaret(text.length());
        });
        // it tells of what is over: while something is asked in a low window, the script is read instead
        log.visibleProperty()
                .bind(model.run()
                        .logProperty()
                        .isNotEmpty()
                        .and(model.state()
                                .askingProperty()
                                .isEqualTo(Asking.NOTHING)
                                .or(heightProperty().greaterThan(ROOM_FOR_BOTH))));
        log.managedProperty().bind(log.visibleProperty());
        return log;
    }

    private void show(@Nullable MigrationItem item) {
        title.setText(
                item == null || item instanceof MigrationItem.Group
                        ? Messages.text("migration.detail.none")
                        : item.name());
        showFailure();
    }

    private void showScript(String text) {
        script.setText(text);
        showFailure();
    }

    private void showFailure() {
        var failure = failureOfSelected();
        script.clearProblems();
        problems.show(failure, isForward(failure) ? script.getText() : rollback.text());
        if (failure == null) {
            if (problemsTab.isSelected()) {
                tabs.getSelectionModel().select(scriptTab);
            }
            return;
        }
        if (failure.line() > 0 && isForward(failure) && !script.getText().isEmpty()) {
            script.showProblem(failure.line(), failure.column());
        }
        tabs.getSelectionModel().select(problemsTab);
    }

    private @Nullable MigrationFailure failureOfSelected() {
        var failure = model.run().failureProperty().get();
        var item = model.items().selectedProperty().get();
        return failure != null
                        && item instanceof MigrationItem.Entry entry
                        && failure.script().version().equals(entry.migration().version())
                ? failure
                : null;
    }

    private boolean isForward(@Nullable MigrationFailure failure) {
        var item = model.items().selectedProperty().get();
        return failure != null && item != null && failure.script().name().equals(item.name());
    }

    /** Its own script keeps its height in a low window; the rest is scrolled to. */
    private static Node scrolled(RollbackTab rollback) {
        var scroll = new ScrollPane(rollback);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("migration-scroll");
        return scroll;
    }

    private static Tab tab(String id, String key, Node content) {
        var tab = new Tab(Messages.text(key), content);
        tab.setId(id);
        return tab;
    }
}
