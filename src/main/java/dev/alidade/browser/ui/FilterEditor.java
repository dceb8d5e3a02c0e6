package dev.alidade.browser.ui;

import dev.alidade.browser.ColumnFilter;
import dev.alidade.browser.FilterOperator;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One new condition: column, operator that fits its type, values. */
final class FilterEditor extends HBox {
    private final Consumer<ColumnFilter> done;
    private final ComboBox<RelationColumn> column = new ComboBox<>();
    private final ComboBox<FilterOperator> operator = new ComboBox<>();
    private final TextField value = new TextField();
    private final TextField second = new TextField();

    FilterEditor(Consumer<ColumnFilter> done) {
        this.done = done;
        getStyleClass().add("filter-editor");
        setAlignment(Pos.CENTER_LEFT);
        column.setId("filter-column");
        column.setAccessibleText(Messages.text("browser.filter.column.accessible"));
        operator.setId("filter-operator");
        operator.setAccessibleText(Messages.text("browser.filter.operator.accessible"));
        value.setId("filter-value");
        value.setAccessibleText(Messages.text("browser.filter.value.accessible"));
        second.setId("filter-second");
        column.setConverter(new Worded<>(RelationColumn::name));
        operator.setConverter(new Worded<>(FilterOperator::sign));
        column.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                operator.getItems().setAll(FilterOperator.fitting(chosen));
                operator.getSelectionModel().selectFirst();
            }
        });
        operator.valueProperty().addListener((_, _, chosen) -> fit(chosen));
        second.setPromptText(Messages.text("browser.filter.upTo"));
        var add = new Button(Messages.text("browser.filter.apply"));
        add.setId("filter-apply");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> finish());
        var cancel = new Button(Messages.text("browser.filter.cancel"));
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> close());
        value.setOnAction(_ -> finish());
        second.setOnAction(_ -> finish());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        getChildren().addAll(column, operator, value, second, add, cancel);
        close();
    }

    void open(RelationShape shape, @Nullable RelationColumn on) {
        column.getItems()
                .setAll(shape.columns().stream()
                        .filter(RelationColumn::readable)
                        .toList());
        column.getSelectionModel().clearSelection();
        if (on != null && on.readable()) {
            column.getSelectionModel().select(on);
        } else {
            column.getSelectionModel().selectFirst();
        }
        value.clear();
        second.clear();
        setVisible(true);
        setManaged(true);
        value.requestFocus();
    }

    void close() {
        setVisible(false);
        setManaged(false);
    }

    private void fit(@Nullable FilterOperator chosen) {
        boolean one = chosen != null && chosen.operands() > 0;
        boolean two = chosen == FilterOperator.BETWEEN;
        value.setVisible(one);
        value.setManaged(one);
        second.setVisible(two);
        second.setManaged(two);
        value.setPromptText(Messages.text(
                chosen == FilterOperator.IN
                        ? "browser.filter.list"
                        : two ? "browser.filter.from" : "browser.filter.value"));
    }

    private void finish() {
        var on = column.getValue();
        var how = operator.getValue();
        if (on == null || how == null) {
            return;
        }
        var values = switch (how) {
            case IS_NULL, IS_NOT_NULL -> List.<String>of();
            case BETWEEN -> List.of(value.getText(), second.getText());
            case IN -> ListedValues.of(value.getText());
            default -> List.of(value.getText());
        };
        if (how != FilterOperator.IN || (!values.isEmpty() && values.size() <= ColumnFilter.LISTED)) {
            done.accept(new ColumnFilter(on.name(), how, values));
        }
    }
}
