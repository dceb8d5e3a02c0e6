package dev.alidade.console.ui;

import dev.alidade.console.SnippetText;
import dev.alidade.i18n.Messages;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** At the right: what was run, the queries that were kept, and the snippets. A double click puts one into the editor. */
final class SidePane extends TabPane {
    private final SavedPage savedPage;
    private final Tab saved = new Tab(Messages.text("console.saved.title"));

    /**
     * @param editor writes a snippet at the caret
     */
    SidePane(ConsoleViewModel model, Consumer<SnippetText> editor) {
        setId("console-side");
        getStyleClass().addAll("console-side", "dense");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        savedPage = new SavedPage(model);
        saved.setContent(savedPage);
        getTabs()
                .addAll(
                        new Tab(Messages.text("console.history.title"), new HistoryPage(model)),
                        saved,
                        new Tab(Messages.text("console.snippets.title"), new SnippetPage(model, editor)));
    }

    /** Asks for the name under which the text in front is kept. */
    void askForName() {
        getSelectionModel().select(saved);
        savedPage.askForName();
    }

    /** A filter above a list. */
    static void fill(VBox page, TextField filter, ListView<?> list) {
        VBox.setVgrow(list, Priority.ALWAYS);
        page.getChildren().addAll(filter, list);
        page.getStyleClass().add("console-side-page");
    }

    /** A double click or Enter takes what is chosen. */
    static <T> void onChosen(ListView<T> list, Consumer<T> action) {
        Runnable choose = () -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                action.accept(chosen);
            }
        };
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                choose.run();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose.run();
            }
        });
    }
}
