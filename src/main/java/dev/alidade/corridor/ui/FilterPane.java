package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Which rows of a layer are shown: a condition in ECQL and the same in SQL; each follows the other as it is typed. */
final class FilterPane extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private static final Duration PATIENCE = Duration.millis(250);

    private final LayerModel model;
    private final Label verdict = new Label();
    private boolean showing;

    FilterPane(LayerModel model) {
        this.model = model;
        setId("map-filter");
        getStyleClass().add("map-filter");
        var ecql = area("map-filter-ecql", "layers.filter.ecql.prompt");
        var sql = area("map-filter-sql", "layers.filter.sql.prompt");
        type(ecql, () -> model.typeEcql(ecql.getText()));
        type(sql, () -> model.typeSql(sql.getText()));
        follow(ecql, model.ecqlProperty());
        follow(sql, model.sqlProperty());
        verdict.setId("map-filter-verdict");
        verdict.getStyleClass().add("map-filter-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        model.filterProblemProperty().addListener((_, _, _) -> judge());
        model.checkedProperty().addListener((_, _, _) -> judge());
        var apply = new Button(Messages.text("layers.filter.apply"));
        apply.setId("map-filter-apply");
        apply.getStyleClass().addAll("accent", "small");
        apply.disableProperty()
                .bind(model.checkedProperty()
                        .isNull()
                        .or(model.filterProblemProperty().isNotNull()));
        apply.setOnAction(_ -> model.applyFilter());
        var clear = new Button(Messages.text("layers.filter.clear"));
        clear.setId("map-filter-clear");
        clear.getStyleClass().add("small");
        clear.setOnAction(_ -> model.clearFilter());
        getChildren()
                .addAll(
                        head("layers.filter.ecql"),
                        ecql,
                        head("layers.filter.sql"),
                        sql,
                        verdict,
                        new HBox(8, apply, clear));
        judge();
    }

    private static Label head(String key) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("map-attribute-head");
        return label;
    }

    private TextArea area(String id, String prompt) {
        var area = new TextArea();
        area.setId(id);
        area.setPromptText(Messages.text(prompt));
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.getStyleClass().add("map-filter-text");
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                model.applyFilter();
                event.consume();
            }
        });
        return area;
    }

    private void type(TextArea area, Runnable typed) {
        var patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(_ -> typed.run());
        area.textProperty().addListener((_, _, _) -> {
            if (!showing) {
                patience.playFromStart();
            }
        });
    }

    /** Shows what the other text became; never touches the one that is being typed. */
    private void follow(TextArea area, ObservableStringValue text) {
        text.addListener((_, _, now) -> {
            if (!area.isFocused() || now.isEmpty()) {
                showing = true;
                area.setText(now);
                showing = false;
            }
        });
    }

    private void judge() {
        var problem = model.filterProblemProperty().get();
        var next = problem == null ? null : problem.nextStep();
        verdict.setText(
                problem != null
                        ? problem.message() + (next == null ? "" : " " + next)
                        : model.checkedProperty().get() != null
                                ? Messages.text("layers.filter.valid")
                                : Messages.text("layers.filter.none"));
        verdict.pseudoClassStateChanged(BAD, problem != null);
    }
}
