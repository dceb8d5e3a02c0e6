package dev.alidade.ui.control;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A problem shown where it happened: the sentence, the next step, details to copy, and a way to try again. */
public final class ProblemPane extends VBox {

    private final Problem problem;

    /**
     * @param retry what "Try again" does; null hides the button
     */
    public ProblemPane(Problem problem, @Nullable Runnable retry) {
        this.problem = problem;
        getStyleClass().add("problem-pane");
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("problem-icon");
        var message = line(problem.message(), "problem-message");
        var head = new HBox(icon, message);
        head.getStyleClass().add("problem-head");
        head.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(message, Priority.ALWAYS);
        getChildren().add(head);
        var nextStep = problem.nextStep();
        if (nextStep != null) {
            getChildren().add(line(nextStep, "problem-next"));
        }
        var detail = problem.detail();
        if (detail != null) {
            getChildren().add(line(detail, "problem-detail"));
        }
        getChildren().add(line(code(problem), "problem-code"));
        getChildren().add(buttons(problem, retry));
    }

    /** What this pane shows. */
    public Problem problem() {
        return problem;
    }

    private static HBox buttons(Problem problem, @Nullable Runnable retry) {
        var buttons = new HBox();
        buttons.getStyleClass().add("problem-buttons");
        if (retry != null) {
            var again = new Button(Messages.text("control.problem.retry"));
            again.setId("problem-retry");
            again.getStyleClass().add("accent");
            again.setOnAction(_ -> retry.run());
            buttons.getChildren().add(again);
        }
        var copy = new Button(Messages.text("control.problem.copy"), new FontIcon(Feather.COPY));
        copy.setId("problem-copy");
        copy.setOnAction(_ -> copy(problem));
        buttons.getChildren().add(copy);
        return buttons;
    }

    private static String code(Problem problem) {
        return problem.sqlState() == null
                ? problem.code()
                : Messages.text("control.problem.sqlstate", problem.code(), problem.sqlState());
    }

    private static void copy(Problem problem) {
        var content = new ClipboardContent();
        content.putString(String.join(
                "\n",
                code(problem),
                problem.message(),
                problem.nextStep() == null ? "" : problem.nextStep(),
                problem.detail() == null ? "" : problem.detail()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
