package dev.alidade.ui;

import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame around every screen: rail at the left, top bar, environment line, content, status bar. */
public final class Shell extends BorderPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ShellModel model;
    private final VBox rail = new VBox();
    private final StackPane content = new StackPane();
    private final Region environmentLine = new Region();
    private final PartCycle parts;

    public Shell(ShellModel model, TopBar topBar, StatusBar statusBar) {
        this.model = model;
        getStyleClass().add("shell");
        rail.getStyleClass().add("rail");
        rail.setId("rail");
        environmentLine.getStyleClass().add("environment-line");
        content.getStyleClass().add("shell-content");
        // a screen that needs more height than there is loses it at its own foot; the frame never moves
        content.setMinSize(0, 0);
        content.setAlignment(Pos.TOP_LEFT);
        setTop(new VBox(topBar, environmentLine));
        setLeft(rail);
        setCenter(content);
        setBottom(statusBar);
        model.screens().addListener((ListChangeListener<Screen>) _ -> buildRail());
        model.currentProperty().addListener((_, _, screen) -> bring(screen));
        model.chipProperty().addListener((_, _, chip) -> environment(chip));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        parts = new PartCycle(this, List.of(topBar, rail, statusBar));
        buildRail();
        environment(model.chipProperty().get());
    }

    /** Shows a page that is not a screen of a connection, such as the start page; the rail stays empty. */
    public void showPage(Region page) {
        content.getChildren().setAll(page);
    }

    private void buildRail() {
        rail.getChildren().clear();
        var mark = new Label("", AppIcon.view(28));
        mark.getStyleClass().add("rail-mark");
        rail.getChildren().add(mark);
        for (var screen : model.screens()) {
            rail.getChildren().add(railButton(screen));
        }
        rail.setVisible(!model.screens().isEmpty());
        rail.setManaged(rail.isVisible());
    }

    private Button railButton(Screen screen) {
        var button = new Button(screen.title(), new FontIcon(screen.icon()));
        button.setId("rail-" + screen.id());
        button.getStyleClass().add("rail-button");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setAlignment(Pos.CENTER);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(screen.title());
        int place = model.screens().indexOf(screen) + 1;
        button.setTooltip(new Tooltip(Messages.text("shell.rail.tip", screen.title(), Integer.toString(place))));
        button.setOnAction(_ -> model.open(screen.id()));
        button.pseudoClassStateChanged(
                SELECTED, screen.equals(model.currentProperty().get()));
        return button;
    }

    private void bring(@Nullable Screen screen) {
        for (var node : rail.getChildren()) {
            node.pseudoClassStateChanged(SELECTED, screen != null && ("rail-" + screen.id()).equals(node.getId()));
        }
        if (screen != null) {
            content.getChildren().setAll(screen.view());
        }
    }

    private void environment(ShellModel.@Nullable ConnectionChip chip) {
        environmentLine.getStyleClass().setAll("environment-line", chip == null ? "none" : chip.environment());
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            parts.move(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            model.refresh();
            event.consume();
        } else if (event.isAltDown() && event.getCode().isDigitKey()) {
            int place = Integer.parseInt(event.getCode().getName().replaceAll("\\D", "")) - 1;
            if (place >= 0 && place < model.screens().size()) {
                model.open(model.screens().get(place).id());
                event.consume();
            }
        }
    }
}
