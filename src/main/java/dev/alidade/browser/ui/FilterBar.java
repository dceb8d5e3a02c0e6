package dev.alidade.browser.ui;

import dev.alidade.browser.ColumnFilter;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RowFilter;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter above the rows: a chip a condition, a field for SQL, and what the server says against them. */
final class FilterBar extends VBox {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final GridViewModel model;
    private final FlowPane chips = new FlowPane();
    private final TextField sql = new TextField();
    private final FilterEditor editor;
    private final Label problem = new Label();
    private final Button again = new Button(Messages.text("browser.grid.again"), new FontIcon(Feather.REFRESH_CW));

    FilterBar(GridViewModel model) {
        this.model = model;
        editor = new FilterEditor(this::add);
        setId("tables-filters");
        getStyleClass().add("filter-bar");
        var add = new Button(Messages.text("browser.filter.add"), new FontIcon(Feather.FILTER));
        add.setId("filter-add");
        add.getStyleClass().add("flat");
        add.setMinWidth(USE_PREF_SIZE);
        add.setTooltip(new Tooltip(Messages.text("browser.filter.add.long")));
        add.setOnAction(_ -> edit(null));
        sql.setId("filter-sql");
        sql.getStyleClass().add("mono");
        sql.setPromptText(Messages.text("browser.filter.sql"));
        sql.setOnAction(_ -> model.filter(model.filterProperty().get().withSql(sql.getText())));
        chips.getStyleClass().add("filter-chips");
        HBox.setHgrow(sql, Priority.ALWAYS);
        var line = new HBox(add, sql);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.CENTER_LEFT);
        problem.setId("filter-problem");
        problem.getStyleClass().addAll("state-failed", "small");
        problem.setWrapText(true);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        again.setId("tables-again");
        again.getStyleClass().add("small");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.refresh());
        again.managedProperty().bind(again.visibleProperty());
        var said = new HBox(problem, again);
        said.getStyleClass().add("filter-line");
        said.setAlignment(Pos.CENTER_LEFT);
        said.managedProperty().bind(problem.textProperty().isNotEmpty());
        said.visibleProperty().bind(said.managedProperty());
        getChildren().addAll(line, chips, editor, said);
        model.filterProperty().addListener((_, _, filter) -> show(filter));
        model.problemProperty().addListener((_, _, why) -> show(why));
        show(RowFilter.NONE);
        show(model.problemProperty().get());
    }

    /** Opens the editor of a new condition, on a column where one is known. */
    void edit(@Nullable RelationColumn column) {
        if (model.stateProperty().get() instanceof GridState.Shown shown) {
            editor.open(shown.shape(), column);
        }
    }

    private void add(ColumnFilter filter) {
        model.filter(model.filterProperty().get().and(filter));
    }

    private void show(RowFilter filter) {
        sql.setText(filter.sql());
        chips.getChildren().setAll(filter.columns().stream().map(this::chip).toList());
        boolean any = !filter.columns().isEmpty();
        chips.setVisible(any);
        chips.setManaged(any);
        editor.close();
    }

    private void show(@Nullable Problem why) {
        again.setVisible(why != null && why.kind() == ProblemKind.CONNECTION);
        problem.setText(
                why == null ? "" : why.nextStep() == null ? why.message() : why.message() + " – " + why.nextStep());
    }

    private Node chip(ColumnFilter filter) {
        var label = filter.label();
        var text = new Label(GridCell.oneLine(label));
        text.setMaxWidth(360);
        text.setTooltip(new Tooltip(label));
        var remove = new Button(null, new FontIcon(Feather.X));
        remove.getStyleClass().addAll("flat", "chip-remove");
        remove.setAccessibleText(Messages.text("browser.filter.remove", label));
        remove.setOnAction(_ -> model.filter(model.filterProperty().get().without(filter)));
        var chip = new HBox(text, remove);
        chip.getStyleClass().add("filter-chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }
}
