package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The filter and the list under it. */
final class MigrationListPane extends VBox {
    private final MigrationViewModel model;
    private final TextField filter = new TextField();
    private final ListView<MigrationItem> list = new ListView<>();
    private List<String> selectedNames = List.of();
    private boolean restoring;

    /**
     * @param open what Enter does
     */
    MigrationListPane(MigrationViewModel model, Runnable open) {
        this.model = model;
        getStyleClass().add("migration-left");
        setMinWidth(280);
        filter.setId("migration-filter");
        filter.setPromptText(Messages.text("migration.filter.prompt"));
        filter.textProperty().bindBidirectional(model.items().filterProperty());
        list.setId("migration-list");
        list.setAccessibleText(Messages.text("migration.list.accessible"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(
                _ -> new MigrationCell(model, model.state().setting().clock()));
        list.setPlaceholder(new Label(Messages.text("migration.filter.nothing")));
        VBox.setVgrow(list, Priority.ALWAYS);
        followSelection();
        list.setItems(model.items().shown());
        model.run().progressProperty().addListener((_, _, _) -> list.refresh());
        model.items().openProperty().addListener((_, _, _) -> list.refresh());
        model.state().proofsProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                if (list.getSelectionModel().getSelectedItem() instanceof MigrationItem.Group) {
                    model.items().toggle();
                } else {
                    open.run();
                }
                event.consume();
            }
        });
        getChildren().addAll(filter, list);
    }

    private void followSelection() {
        var chosen = list.getSelectionModel();
        chosen.selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && !restoring) {
                model.items().selectedProperty().set(item);
            }
        });
        chosen.getSelectedItems().addListener((ListChangeListener<MigrationItem>) _ -> {
            var items =
                    chosen.getSelectedItems().stream().filter(Objects::nonNull).toList();
            model.items().chosen().setAll(items);
            if (!items.isEmpty() && !restoring) {
                selectedNames = items.stream().map(MigrationItem::name).toList();
            }
        });
        model.items().selectedProperty().addListener((_, _, item) -> {
            if (item != null && !item.equals(chosen.getSelectedItem())) {
                restore(item);
            }
        });
    }

    /** Selects what was selected by name before the list was read again, with one line leading. */
    private void restore(MigrationItem leading) {
        var shown = model.items().shown();
        var names = selectedNames.contains(leading.name()) ? selectedNames : List.of(leading.name());
        restoring = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < shown.size(); i++) {
            if (names.contains(shown.get(i).name()) && !shown.get(i).equals(leading)) {
                list.getSelectionModel().select(i);
            }
        }
        list.getSelectionModel().select(shown.indexOf(leading));
        restoring = false;
    }

    void focusList() {
        list.requestFocus();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
