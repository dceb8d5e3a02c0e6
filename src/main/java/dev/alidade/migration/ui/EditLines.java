package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Changes of histories as rows: what comes, what goes, what becomes what. */
final class EditLines {
    private static final int SHOWN = 60;
    private static final String BETWEEN = "  ·  ";

    private EditLines() {}

    static List<Node> of(List<HistoryEdit> edits) {
        var lines = new ArrayList<Node>();
        edits.stream().limit(SHOWN).forEach(edit -> lines.add(line(edit)));
        if (edits.size() > SHOWN) {
            lines.add(Controls.wrapped(Messages.text("migration.edit.more", edits.size() - SHOWN), "small", "muted"));
        }
        return lines;
    }

    private static Node line(HistoryEdit edit) {
        var sentence = Controls.wrapped(edit.sentence());
        var rows = new VBox(sentence);
        var change = row(edit);
        if (!change.isEmpty()) {
            rows.getChildren().add(Controls.wrapped(change, "mono", "muted", "migration-edit-row"));
        }
        rows.getStyleClass().add("migration-texts");
        var line = new HBox(sign(edit), rows);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static FontIcon sign(HistoryEdit edit) {
        return switch (edit) {
            case HistoryEdit.CreateTable _ -> Controls.sign(Feather.PLUS_SQUARE, "state-done");
            case HistoryEdit.AddRow _, HistoryEdit.AddSupabaseRow _ -> Controls.sign(Feather.PLUS_CIRCLE, "state-done");
            case HistoryEdit.RemoveRow _, HistoryEdit.RemoveSupabaseRow _ ->
                Controls.sign(Feather.MINUS_CIRCLE, "state-failed");
            case HistoryEdit.ChangeRow _ -> Controls.sign(Feather.EDIT_3, "state-attention");
        };
    }

    private static String row(HistoryEdit edit) {
        return switch (edit) {
            case HistoryEdit.CreateTable _ -> "";
            case HistoryEdit.AddRow e ->
                values(e.version().text(), e.description(), e.type(), e.script(), e.checksum());
            case HistoryEdit.RemoveRow e -> values(e.row());
            case HistoryEdit.ChangeRow e ->
                values(e.row()) + "\n→ "
                        + values(
                                String.valueOf(e.row().version()),
                                e.description(),
                                e.row().type(),
                                e.row().script(),
                                e.checksum());
            case HistoryEdit.AddSupabaseRow e ->
                values(
                        e.version().text(),
                        e.title(),
                        Messages.text(
                                "migration.cell.statements", e.statements().size()));
            case HistoryEdit.RemoveSupabaseRow e -> values(e.version().text());
        };
    }

    private static String values(HistoryRow row) {
        return values(String.valueOf(row.version()), row.description(), row.type(), row.script(), row.checksum());
    }

    private static String values(@Nullable Object... values) {
        return Stream.of(values)
                .filter(value -> value != null && !value.toString().isBlank())
                .map(String::valueOf)
                .collect(Collectors.joining(BETWEEN));
    }
}
