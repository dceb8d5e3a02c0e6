package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** That the server does not answer, said once for the whole Overview, from when the rest is, and the one next step. */
final class LostBanner extends HBox {
    private final OverviewViewModel model;
    private final Label words = new Label();

    LostBanner(OverviewViewModel model) {
        this.model = model;
        words.setId("overview-banner");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var again = new Button(Messages.text("overview.lost.again"), new FontIcon(Feather.REFRESH_CW));
        again.setId("overview-connect");
        again.getStyleClass().add("small");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.connectAgain());
        getStyleClass().addAll("monitoring-banner", "lost");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(words, again);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        model.lostProperty().addListener((_, _, _) -> show());
    }

    private void show() {
        var problem = model.lostProperty().get();
        if (problem != null) {
            var since = model.answeredAtProperty().get();
            var lost = Messages.text("metric.lost", problem.message());
            words.setText(
                    since == null
                            ? lost
                            : lost + " "
                                    + Messages.text("overview.lost.since", Times.exact(since, ZoneId.systemDefault())));
        }
        setVisible(problem != null);
    }
}
