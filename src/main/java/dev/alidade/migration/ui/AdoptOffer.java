package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.adopt.AdoptionFinding;
import dev.alidade.migration.adopt.AdoptionProposal;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Says that a database without a history holds what the files create, and offers to adopt it. */
final class AdoptOffer extends HBox {
    private final Label text = Controls.wrapped("");

    AdoptOffer(AdoptFlow flow) {
        setId("migration-adopt-offer");
        getStyleClass().addAll("migration-panel", "migration-notice");
        var adopt = Controls.button(
                "migration-adopt-open", Feather.DOWNLOAD, Messages.text("migration.action.adoptOpen"), flow::ask);
        var line = Controls.note(Controls.sign(Feather.INFO, "state-running"), text, adopt);
        HBox.setHgrow(line, Priority.ALWAYS);
        getChildren().add(line);
        flow.offerProperty().addListener((_, _, offer) -> show(offer));
        Controls.showWhile(this, flow.isOffered());
    }

    private void show(@Nullable AdoptionProposal offer) {
        if (offer != null) {
            long there = offer.findings().stream()
                    .filter(f -> f.presence() == AdoptionFinding.Presence.ALL)
                    .count();
            text.setText(Messages.text(
                    "migration.adopt.offer", there, offer.findings().size()));
        }
    }
}
