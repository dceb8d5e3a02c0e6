package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.adopt.AdoptionFinding;
import dev.alidade.migration.adopt.AdoptionPlan;
import dev.alidade.migration.script.ScriptVersion;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A migration that could be taken as applied, with how much of it is there; without one: nothing is taken. */
final class AdoptCell extends ListCell<AdoptCell.Choice> {
    /**
     * Up to where migrations count as applied.
     *
     * @param finding what was found of the last one; null when none counts
     */
    record Choice(@Nullable AdoptionFinding finding) {
        ScriptVersion version() {
            return finding == null ? ScriptVersion.of("0") : finding.script().version();
        }
    }

    private final AdoptFlow flow;

    AdoptCell(AdoptFlow flow) {
        this.flow = flow;
        setPrefWidth(0);
        flow.planProperty().addListener((_, _, _) -> show(isEmpty() ? null : getItem()));
    }

    @Override
    protected void updateItem(@Nullable Choice item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        show(empty ? null : item);
    }

    private void show(@Nullable Choice item) {
        var finding = item == null ? null : item.finding();
        setGraphic(item == null ? null : finding == null ? nothing() : finding(finding));
    }

    private HBox finding(AdoptionFinding finding) {
        var look = switch (finding.presence()) {
            case ALL -> new Look(Feather.CHECK_CIRCLE, "state-done");
            case PARTLY -> new Look(Feather.PIE_CHART, "state-attention");
            case NONE -> new Look(Feather.CIRCLE, "state-attention");
            case UNKNOWN -> new Look(Feather.HELP_CIRCLE, "state-unknown");
        };
        var end = new Label(
                isTaken(finding.script().version(), flow.planProperty().get())
                        ? Messages.text("migration.adopt.taken")
                        : Messages.text("migration.adopt.left"));
        end.getStyleClass().addAll("small", "muted");
        return row(look, finding.script().name(), finding.sentence(), end);
    }

    private static boolean isTaken(ScriptVersion version, @Nullable AdoptionPlan plan) {
        return plan != null && version.compareTo(plan.upTo()) <= 0;
    }

    private static HBox nothing() {
        return row(
                new Look(Feather.FLAG, "state-unknown"),
                Messages.text("migration.adopt.nothing"),
                Messages.text("migration.adopt.nothing.text"),
                new Label());
    }

    private record Look(Ikon icon, String style) {}

    private static HBox row(Look look, String name, String below, Label end) {
        var title = new Label(name);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        var second = new Label(below);
        second.getStyleClass().addAll("small", "muted");
        second.setMinWidth(0);
        var texts = new VBox(title, second);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        end.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(Controls.sign(look.icon(), look.style()), texts, end);
        row.getStyleClass().add("migration-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
