package dev.alidade.corridor.ui;

import dev.alidade.corridor.audit.AuditReport;
import dev.alidade.corridor.audit.CorridorAudit;
import dev.alidade.corridor.audit.Difference;
import dev.alidade.corridor.audit.Difference.Kind;
import dev.alidade.corridor.audit.ListAudit;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What corridors list against what lies within them: one row each, what is wrong below, corrections with a click. */
final class AuditPane extends SidePanel {
    private final AuditModel model;
    private final ListView<CorridorAudit> list = new ListView<>();
    private final Button all = new Button();
    private final Button one = new Button();
    private final HBox actions = new HBox(8, one, all);
    private final ChangePane change;

    AuditPane(AuditModel model, Runnable close) {
        super("map-audit", "analysis.audit.name", close);
        this.model = model;
        this.change = new ChangePane(model.change());
        list.setId("map-audit-list");
        list.setAccessibleText(Messages.text("analysis.audit.title"));
        list.getStyleClass().add("map-side-list");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, audit) -> chosen(audit));
        VBox.setVgrow(list, Priority.ALWAYS);
        one.setId("map-audit-correct-one");
        one.setMnemonicParsing(false);
        one.getStyleClass().add("small");
        one.setOnAction(_ -> {
            var audit = list.getSelectionModel().getSelectedItem();
            if (audit != null) {
                model.correct(List.of(audit));
            }
        });
        all.setId("map-audit-correct-all");
        all.getStyleClass().add("small");
        all.setOnAction(_ -> model.correct(list.getItems()));
        model.reportProperty().addListener((_, _, _) -> build());
        model.problemProperty().addListener((_, _, _) -> build());
        build();
    }

    private void build() {
        var report = model.reportProperty().get();
        var problem = model.problemProperty().get();
        sentence().setText(report == null ? Messages.text("analysis.audit.looking") : sentence(report));
        sentence().setVisible(problem == null);
        sentence().setManaged(problem == null);
        var audits = report == null ? List.<CorridorAudit>of() : report.corridors();
        list.getItems().setAll(audits);
        long correctable = audits.stream().filter(CorridorAudit::correctable).count();
        all.setText(Messages.text("analysis.audit.correctAll", correctable));
        chosen(null);
        all.setVisible(correctable > 0);
        if (audits.isEmpty()) {
            content(problem, change);
        } else {
            content(problem, list, actions, change);
        }
    }

    private static String sentence(AuditReport report) {
        var text = Messages.text(
                "analysis.audit.found", report.corridors().size(), report.checked(), Times.duration(report.took()));
        return report.notChecked().isEmpty()
                ? text
                : text + " " + Messages.text("analysis.audit.notChecked", String.join(", ", report.notChecked()));
    }

    private void chosen(@Nullable CorridorAudit audit) {
        one.setVisible(audit != null && audit.correctable());
        one.setManaged(one.isVisible());
        if (audit != null) {
            one.setText(Messages.text("analysis.audit.correctOne", audit.label()));
            model.show(audit);
        }
    }

    private static String words(ListAudit list, Difference difference) {
        var metres = difference.metres();
        var place = metres == null ? "" : String.format(Locale.getDefault(), "%,.1f m", metres);
        return switch (difference.kind()) {
            case MISSING -> Messages.text("analysis.audit.missing", difference.key(), place);
            case EXTRA -> Messages.text("analysis.audit.extra", difference.key(), place);
            case DANGLING ->
                Messages.text(
                        "analysis.audit.dangling", difference.key(), list.list().table());
        };
    }

    private static final class Cell extends ListCell<CorridorAudit> {
        @Override
        protected void updateItem(@Nullable CorridorAudit audit, boolean empty) {
            super.updateItem(audit, empty);
            setText(null);
            setGraphic(empty || audit == null ? null : box(audit));
            setPrefWidth(0);
        }

        private static VBox box(CorridorAudit audit) {
            var name = new Label(audit.label());
            name.getStyleClass().add("map-side-name");
            var box = new VBox(2, name);
            for (var list : audit.lists()) {
                for (var difference : list.differences()) {
                    var label = new Label(words(list, difference));
                    label.getStyleClass().addAll("map-difference", style(difference.kind()));
                    label.setTooltip(new Tooltip(label.getText()));
                    box.getChildren().add(label);
                }
            }
            return box;
        }

        private static String style(Kind kind) {
            return "map-difference-" + kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
