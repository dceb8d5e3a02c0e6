package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.adopt.AdoptionPlan;
import dev.alidade.migration.adopt.AdoptionProposal;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Up to where a database already holds what the files create, and the rows that say so; the last one is chosen here. */
final class AdoptPanel extends QuestionPanel {
    private static final double ROW = 44;
    private static final int SHOWN = 4;
    private static final double HIGHEST = 150;

    private final AdoptFlow flow;
    private final Label sentence = Controls.wrapped("");
    private final ListView<AdoptCell.Choice> files = new ListView<>();
    private final Label rowsTitle = new Label();
    private final VBox rows = new VBox();

    AdoptPanel(MigrationViewModel model) {
        super("adopt", Asking.ADOPT, model.state(), Feather.DOWNLOAD, model.adopt()::confirm);
        this.flow = model.adopt();
        title().setText(Messages.text("migration.adopt.title"));
        go().getStyleClass().add("accent");
        offWhile(flow.planProperty().isNull());
        sentence.setId("migration-adopt-sentence");
        files.setId("migration-adopt-files");
        files.setFixedCellSize(ROW);
        files.setCellFactory(_ -> new AdoptCell(flow));
        files.getSelectionModel().selectedItemProperty().addListener((_, before, now) -> {
            if (now != null && !now.equals(before)) {
                flow.choose(now.version());
            }
        });
        rowsTitle.getStyleClass().addAll("small", "strong", "muted");
        rows.getStyleClass().add("migration-confirm-body");
        rows.setId("migration-adopt-rows");
        getChildren()
                .addAll(
                        sentence,
                        Controls.wrapped(Messages.text("migration.adopt.choose"), "small", "muted"),
                        files,
                        rowsTitle,
                        Controls.scroll(rows, HIGHEST),
                        nameLine());
        flow.proposalProperty().addListener((_, _, proposal) -> show(proposal));
        flow.planProperty().addListener((_, _, plan) -> show(plan));
        files.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(SHOWN, files.getItems().size()) * ROW + 2, files.itemsProperty()));
        files.setMinHeight(USE_PREF_SIZE);
    }

    private void show(@Nullable AdoptionProposal proposal) {
        if (proposal == null) {
            return;
        }
        sentence.setText(proposal.sentence());
        var choices = FXCollections.<AdoptCell.Choice>observableArrayList();
        choices.add(new AdoptCell.Choice(null));
        proposal.findings().forEach(f -> choices.add(new AdoptCell.Choice(f)));
        files.setItems(choices);
        var proposed = choices.stream()
                .filter(c -> c.version().equals(proposal.upTo()))
                .findFirst()
                .orElse(choices.getFirst());
        files.getSelectionModel().select(proposed);
        files.scrollTo(Math.max(0, choices.indexOf(proposed) - SHOWN + 2));
    }

    private void show(@Nullable AdoptionPlan plan) {
        rows.getChildren().clear();
        if (plan == null) {
            return;
        }
        go().setText(
                        plan.upTo().isZero()
                                ? Messages.text("migration.action.adoptNone")
                                : Messages.text(
                                        "migration.action.adopt", plan.upTo().text()));
        rowsTitle.setText(Messages.text("migration.edit.title", plan.edits().size()));
        plan.warnings()
                .forEach(warning -> rows.getChildren()
                        .add(Controls.note(
                                Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), Controls.wrapped(warning))));
        rows.getChildren().addAll(EditLines.of(plan.edits()));
    }
}
