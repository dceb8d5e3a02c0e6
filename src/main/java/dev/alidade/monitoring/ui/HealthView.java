package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.ScreenHeader;
import java.time.ZoneId;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Health screen. */
final class HealthView extends BorderPane {
    private final HealthViewModel model;
    private final ScreenHeader header = new ScreenHeader(Messages.text("monitoring.screen.title"));
    private final ContentState content = new ContentState();
    private final SummaryStrip strip = new SummaryStrip();
    private final VBox body = new VBox();
    private final TabPane tabs = new TabPane();

    HealthView(HealthViewModel model, ColumnWidths widths) {
        this.model = model;
        setId("health");
        getStyleClass().add("health");
        var refresh = new Button(Messages.text("monitoring.refresh"), new FontIcon(Feather.REFRESH_CW));
        refresh.setId("health-refresh");
        refresh.setOnAction(_ -> model.refresh());
        header.actions(filter(), hidden(), refresh);
        setTop(header);
        setCenter(content);
        tabs.getTabs()
                .setAll(
                        tab("sizes", new SizesPane(model).remember(widths)),
                        tab("indexes", new IndexesPane(model).remember(widths)),
                        tab("security", new RowSecurityPane(model).remember(widths)),
                        tab("activity", new ActivityPane(model).remember(widths)));
        tabs.setId("health-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        body.getStyleClass().add("health-body");
        body.getChildren().addAll(strip, tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        content.loading();
        model.snapshotProperty().addListener((_, _, snapshot) -> {
            if (snapshot != null) {
                show(snapshot);
            }
        });
        model.problemProperty().addListener((_, _, problem) -> {
            if (problem != null) {
                content.problem(problem, model::refresh);
            }
        });
    }

    /** Adds the findings, in front of all others. */
    void findings(FindingsViewModel findings) {
        var tab = tab("findings", new FindingsPane(findings));
        tabs.getTabs().addFirst(tab);
        tabs.getSelectionModel().select(tab);
        model.filterProperty()
                .addListener((_, _, text) -> findings.filterProperty().set(text));
    }

    /** Adds the sessions; they are watched while their tab is the chosen one. */
    void sessions(BackendsPane pane, ObservableBooleanValue shown) {
        var tab = tab("sessions", pane);
        tabs.getTabs().add(tab);
        shown.addListener((_, _, now) -> pane.watch(now && tab.isSelected()));
        tab.selectedProperty().addListener((_, _, selected) -> pane.watch(selected && shown.get()));
    }

    private void show(HealthSnapshot snapshot) {
        header.subtitle(Messages.text(
                "monitoring.refreshed",
                Times.exact(snapshot.takenAt(), ZoneId.systemDefault()).substring(11, 19),
                Times.duration(snapshot.took())));
        strip.show(snapshot);
        content.content(body);
    }

    private Node filter() {
        var field = new TextField();
        field.setId("health-filter");
        field.setPromptText(Messages.text("monitoring.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        return field;
    }

    private Node hidden() {
        var box = new CheckBox(Messages.text("monitoring.extensions"));
        box.setId("health-extensions");
        box.selectedProperty().bindBidirectional(model.showExtensionsProperty());
        return box;
    }

    private static Tab tab(String word, Node pane) {
        var tab = new Tab(Messages.text("monitoring.tab." + word), pane);
        tab.setId("health-tab-" + word);
        return tab;
    }
}
