package dev.alidade.corridor.ui;

import dev.alidade.corridor.conflict.Conflict;
import dev.alidade.corridor.conflict.ConflictReport;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Corridors that want the same ground at the same time; a click goes there, in space and time. */
final class ConflictPane extends SidePanel {
    private final ConflictModel model;
    private final ListView<Conflict> list = new ListView<>();
    private final CheckBox keep = new CheckBox(Messages.text("analysis.conflicts.keep"));

    ConflictPane(ConflictModel model, Runnable close) {
        super("map-conflicts", "analysis.conflicts.name", close);
        this.model = model;
        keep.setId("map-conflicts-keep");
        keep.selectedProperty().bindBidirectional(model.keptProperty());
        list.setId("map-conflicts-list");
        list.setAccessibleText(Messages.text("analysis.conflicts.title"));
        list.getStyleClass().add("map-side-list");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, conflict) -> {
            if (conflict != null) {
                model.show(conflict);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        model.reportProperty().addListener((_, _, _) -> build());
        model.problemProperty().addListener((_, _, _) -> build());
        build();
    }

    private void build() {
        var report = model.reportProperty().get();
        var problem = model.problemProperty().get();
        sentence().setText(report == null ? Messages.text("analysis.conflicts.looking") : sentence(report));
        sentence().setVisible(problem == null);
        sentence().setManaged(problem == null);
        list.getItems().setAll(report == null ? List.of() : report.conflicts());
        if (list.getItems().isEmpty()) {
            content(problem);
        } else {
            content(problem, list, keep);
        }
    }

    private static String sentence(ConflictReport report) {
        var text = Messages.text(
                "analysis.conflicts.found",
                report.count(),
                report.compared(),
                report.leftOut(),
                Times.duration(report.took()));
        return report.count() <= report.conflicts().size()
                ? text
                : text + " "
                        + Messages.text(
                                "analysis.conflicts.listed", report.conflicts().size());
    }

    private static final class Cell extends ListCell<Conflict> {
        @Override
        protected void updateItem(@Nullable Conflict conflict, boolean empty) {
            super.updateItem(conflict, empty);
            setText(null);
            setGraphic(empty || conflict == null ? null : box(conflict));
            setPrefWidth(0);
        }

        private static VBox box(Conflict conflict) {
            var names = new Label(Messages.text(
                    "analysis.conflicts.pair",
                    conflict.one().label(),
                    conflict.other().label()));
            names.getStyleClass().add("map-side-name");
            var when = new Label(Messages.text(
                    "analysis.conflicts.when",
                    Times.exact(conflict.time().from(), ZoneId.systemDefault()),
                    conflict.time().length().map(Times::duration).orElse("…")));
            when.getStyleClass().add("map-difference");
            var how = new Label(Messages.text(
                    "analysis.conflicts.how",
                    String.format(Locale.getDefault(), "%,.0f m", conflict.apartMetres()),
                    String.format(Locale.getDefault(), "%,.0f m", conflict.deepMetres())));
            how.getStyleClass().addAll("map-difference", "map-difference-extra");
            return new VBox(2, names, when, how);
        }
    }
}
