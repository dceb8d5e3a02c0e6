package dev.alidade.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ProblemPane;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** Dialogs over the app's window. */
public final class WindowDialogs implements Dialogs {
    private final Supplier<Window> owner;

    public WindowDialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public void unexpected(Problem problem) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner.get());
        dialog.setTitle(Messages.text("shell.unexpected.title"));
        dialog.setHeaderText(Messages.text("shell.unexpected.header"));
        dialog.getDialogPane().setContent(new ProblemPane(problem, null));
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.show();
    }

    @Override
    public void confirm(String title, String text, String action, Runnable goAhead) {
        var go = new ButtonType(action, ButtonData.OK_DONE);
        var dialog = new Alert(Alert.AlertType.CONFIRMATION, text, ButtonType.CANCEL, go);
        dialog.initOwner(owner.get());
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.resultProperty().addListener((_, _, chosen) -> {
            if (go.equals(chosen)) {
                goAhead.run();
            }
        });
        dialog.show();
    }
}
