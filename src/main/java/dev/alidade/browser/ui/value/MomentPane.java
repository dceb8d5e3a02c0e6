package dev.alidade.browser.ui.value;

import dev.alidade.browser.value.MomentReading;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One moment on several clocks: UTC, this machine's, and any other zone's. */
final class MomentPane extends VBox {
    MomentPane(Instant moment) {
        getStyleClass().add("value-body");
        var here = ZoneId.systemDefault();
        var facts = new Facts();
        clocks(here)
                .forEach(zone ->
                        facts.add(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(), MomentReading.in(zone, moment)));
        facts.add(
                Messages.text("browser.value.moment.ago"),
                Times.ago(moment, InstantSource.system().instant()));
        var zone = new ComboBox<String>();
        zone.setId("value-zone");
        zone.setPromptText(Messages.text("browser.value.moment.zone"));
        zone.getItems().setAll(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        var there = new Label();
        there.setId("value-zone-time");
        there.getStyleClass().add("mono");
        zone.valueProperty()
                .addListener((_, _, chosen) ->
                        there.setText(chosen == null ? "" : MomentReading.in(ZoneId.of(chosen), moment)));
        getChildren().addAll(facts, zone, there);
    }

    /** UTC, and the machine's zone unless it is the same under another name. */
    static List<ZoneId> clocks(ZoneId here) {
        return here.getRules().equals(ZoneOffset.UTC.getRules())
                ? List.of(ZoneOffset.UTC)
                : List.of(ZoneOffset.UTC, here);
    }
}
