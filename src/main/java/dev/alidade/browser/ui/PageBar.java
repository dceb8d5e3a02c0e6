package dev.alidade.browser.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.Worded;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the page stands and the ways to others. */
final class PageBar extends HBox {
    private static final double ZONE_WIDTH = 150;

    private final GridViewModel model;
    private final Button first = button("first", Feather.CHEVRONS_LEFT);
    private final Button previous = button("previous", Feather.CHEVRON_LEFT);
    private final Button next = button("next", Feather.CHEVRON_RIGHT);
    private final Button last = button("last", Feather.CHEVRONS_RIGHT);
    private final Button count = new Button();
    private final Label note = new Label();
    private final ComboBox<String> zone = new ComboBox<>();

    /**
     * @param insert adds a row
     * @param changes shows the list of changes
     */
    PageBar(GridViewModel model, Runnable insert, Runnable changes) {
        this.model = model;
        getStyleClass().add("tables-bar");
        setAlignment(Pos.CENTER_LEFT);
        var position = new Label();
        position.setId("tables-position");
        position.textProperty().bind(model.positionProperty());
        note.getStyleClass().addAll("muted", "small");
        count.setId("tables-count");
        count.getStyleClass().addAll("flat", "small");
        count.textProperty()
                .bind(model.countingProperty()
                        .map(running -> Messages.text(running ? "browser.bar.stopCount" : "browser.bar.count")));
        var refresh = button("refresh", Feather.REFRESH_CW);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        first.setOnAction(_ -> model.first());
        previous.setOnAction(_ -> model.previous());
        next.setOnAction(_ -> model.next());
        last.setOnAction(_ -> model.last());
        refresh.setOnAction(_ -> model.refresh());
        count.setOnAction(_ -> model.count());
        var add = button("insert", Feather.PLUS);
        add.setOnAction(_ -> insert.run());
        var past = button("changes", Feather.ROTATE_CCW);
        past.setOnAction(_ -> changes.run());
        getChildren().addAll(first, previous, position, next, last, count, space, note, zone, add, past, refresh);
        buildZone();
        model.stateProperty().addListener((_, _, state) -> show(state));
    }

    private void buildZone() {
        zone.setId("tables-zone");
        zone.getStyleClass().add("small");
        zone.setPrefWidth(ZONE_WIDTH);
        zone.setMinWidth(0);
        zone.getItems().setAll(ZoneChoice.choices());
        var here = ZoneId.systemDefault().getId();
        zone.setConverter(new Worded<>(id -> id.equals(ZoneChoice.AS_SENT)
                ? Messages.text("browser.zone.sent")
                : id.equals(here) ? Messages.text("browser.zone.here", id) : id));
        zone.valueProperty().bindBidirectional(model.zone().zoneProperty());
        zone.setTooltip(new Tooltip(Messages.text("browser.zone.tip")));
        zone.setAccessibleText(Messages.text("browser.zone.tip"));
        zone.managedProperty().bind(zone.visibleProperty());
    }

    private void show(GridState state) {
        if (state instanceof GridState.Shown shown) {
            zone.setVisible(shown.shape().columns().stream().anyMatch(ZoneChoice::concerns));
            var page = shown.page();
            first.setDisable(!page.hasPrevious());
            previous.setDisable(!page.hasPrevious());
            next.setDisable(!page.hasNext());
            last.setDisable(!page.hasNext() || !model.canJumpToLast());
            count.setVisible(page.hasNext() || page.hasPrevious());
            note.setText(
                    model.isByOffset() && (page.hasNext() || page.hasPrevious())
                            ? Messages.text("browser.bar.byOffset")
                            : Times.duration(page.took()));
        }
    }

    private static Button button(String word, Feather icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId("tables-" + word);
        button.getStyleClass().addAll("flat", "button-icon");
        var text = Messages.text("browser.bar." + word);
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        return button;
    }
}
