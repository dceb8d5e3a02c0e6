package dev.alidade.browser.ui.relation;

import dev.alidade.browser.relation.PageField;
import dev.alidade.browser.relation.PageRow;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.SqlPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One page as a table; what a line says in SQL stands below it in full. */
final class PagePane extends BorderPane {
    private static final double TABLE_SHARE = 0.6;
    private static final double CHARACTER_WIDTH = 7.5;

    private final RelationViewModel model;
    private final RelationPage page;
    private final TableView<PageRow> table = new TableView<>();
    private final ContentState content = new ContentState();
    private final Label note = new Label();
    private final SqlPane sql = new SqlPane();
    private final SplitPane split = new SplitPane(content);

    PagePane(RelationViewModel model, RelationPage page) {
        this.model = model;
        this.page = page;
        getStyleClass().add("relation-page");
        note.setId("relation-note-" + page.id());
        note.getStyleClass().addAll("relation-note", "muted");
        note.setMaxWidth(Double.MAX_VALUE);
        setTop(note);
        split.setOrientation(Orientation.VERTICAL);
        setCenter(split);
        buildTable();
        model.stateProperty(page).addListener((_, _, state) -> show(state));
        show(model.stateProperty(page).get());
    }

    private void buildTable() {
        table.setId("relation-" + page.id());
        table.setAccessibleText(Messages.text("browser.page." + page.id()));
        table.getStyleClass().addAll("relation-table", "dense");
        table.setFixedCellSize(28);
        for (int i = 0; i < page.fields().size(); i++) {
            table.getColumns().add(column(page.fields().get(i), i));
        }
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> showSql(row));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                follow();
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                follow();
            }
        });
    }

    private TableColumn<PageRow, Object> column(PageField field, int place) {
        var column = new TableColumn<PageRow, Object>(Messages.text("browser.page.field." + field.name()));
        column.setId("relation-column-" + field.name());
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().values().get(place)));
        boolean leads = field.name().equals("other")
                || (page == RelationPage.DEPENDENTS && field.name().equals("name"));
        column.setCellFactory(_ -> new PageCell(field.kind(), leads ? model::follow : null));
        if (field.kind() == PageField.Kind.COUNT || field.kind() == PageField.Kind.BYTES) {
            column.getStyleClass().add("relation-number");
        }
        return column;
    }

    private void show(PageState<List<PageRow>> state) {
        switch (state) {
            case PageState.Unread<List<PageRow>> _ -> note.setText("");
            case PageState.Loading<List<PageRow>> _ -> content.loading();
            case PageState.Failed<List<PageRow>> failed ->
                content.problem(failed.problem(), () -> {
                    model.forget();
                    model.look(page);
                });
            case PageState.Shown<List<PageRow>> shown -> show(shown.content());
        }
    }

    private void show(List<PageRow> rows) {
        note.setText(note(rows.size()));
        if (rows.isEmpty()) {
            split.getItems().remove(sql);
            content.empty(new EmptyPane(
                    Feather.CHECK_CIRCLE,
                    Messages.text("browser.page." + page.id() + ".none"),
                    Messages.text("browser.page." + page.id() + ".none.text")));
            return;
        }
        for (int i = 0; i < table.getColumns().size(); i++) {
            table.getColumns().get(i).setPrefWidth(width(rows, i));
        }
        table.getItems().setAll(rows);
        content.content(table);
    }

    private double width(List<PageRow> rows, int place) {
        int longest = table.getColumns().get(place).getText().length() + 2;
        for (var row : rows.subList(0, Math.min(100, rows.size()))) {
            longest = Math.max(
                    longest, Objects.toString(row.values().get(place), "").length());
        }
        return Math.clamp(longest * CHARACTER_WIDTH + 28, 80, 420);
    }

    private String note(int rows) {
        var relation = model.relationProperty().get();
        if (page == RelationPage.POLICIES && relation != null && relation.kind().isStored()) {
            var word = relation.rowSecurityForced() ? "forced" : relation.rowSecurity() ? "on" : "off";
            return Messages.text("browser.page.policies.note." + word, rows);
        }
        return Messages.text("browser.page." + page.id() + ".note", rows);
    }

    private void showSql(@Nullable PageRow row) {
        var text = row == null ? "" : text(row);
        if (text.isEmpty()) {
            split.getItems().remove(sql);
            return;
        }
        sql.setText(text);
        if (!split.getItems().contains(sql)) {
            split.getItems().add(sql);
            split.setDividerPositions(TABLE_SHARE);
        }
    }

    private String text(PageRow row) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < page.fields().size(); i++) {
            var field = page.fields().get(i);
            var value = row.values().get(i);
            if (field.kind() == PageField.Kind.CODE && value != null) {
                parts.add("-- " + Messages.text("browser.page.field." + field.name()) + "\n" + value);
            }
        }
        if (row.source() != null) {
            parts.add(row.source().strip());
        }
        return String.join("\n\n", parts);
    }

    private void follow() {
        var row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.target() != null) {
            model.follow(row.target());
        }
    }
}
