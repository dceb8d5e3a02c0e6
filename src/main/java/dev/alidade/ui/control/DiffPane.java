package dev.alidade.ui.control;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Texts in two columns, line beside line: what is only at the left, only at the right, or different is tinted and has a
 * sign. A text that has nothing beside it takes both columns. Reads thousands of lines as easily as ten.
 */
public final class DiffPane extends ListView<DiffPane.Line> {
    /** Lines of one text beside those of another, under a title. */
    public record Section(String title, String mark, String left, String right) {}

    /** One line of the pane. */
    public sealed interface Line {}

    /** The title of a section and a word at the right. */
    record Head(String title, String mark) implements Line {}

    /**
     * Two lines beside each other.
     *
     * @param share of the width that the left one has, in per cent
     */
    record Pair(DiffRow.Tag tag, String left, String right, int share) implements Line {}

    public DiffPane() {
        getStyleClass().add("diff-pane");
        setFocusTraversable(true);
        setCellFactory(_ -> new Cell());
    }

    /** Shows these. */
    public void show(List<Section> sections) {
        var generator = DiffRowGenerator.create()
                .columnWidth(0)
                .lineNormalizer(line -> line)
                .build();
        var lines = new ArrayList<Line>();
        for (var section : sections) {
            lines.add(new Head(section.title(), section.mark()));
            int share = section.right().isEmpty() ? 100 : section.left().isEmpty() ? 0 : 50;
            for (var row : generator.generateDiffRows(lines(section.left()), lines(section.right()))) {
                lines.add(new Pair(row.getTag(), row.getOldLine(), row.getNewLine(), share));
            }
        }
        getItems().setAll(lines);
        scrollTo(0);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static final class Cell extends ListCell<Line> {
        private final Label left = line();
        private final Label right = line();
        private final Label title = new Label();
        private final Label mark = new Label();
        private final GridPane pair = new GridPane();
        private final ColumnConstraints leftColumn = new ColumnConstraints();
        private final ColumnConstraints rightColumn = new ColumnConstraints();
        private final HBox head = new HBox(title, space(), mark);

        Cell() {
            setPrefWidth(0);
            pair.getColumnConstraints().setAll(leftColumn, rightColumn);
            pair.addRow(0, left, right);
            pair.getStyleClass().add("diff-pair");
            head.getStyleClass().add("diff-head");
            head.setAlignment(Pos.CENTER_LEFT);
            title.getStyleClass().add("strong");
            title.setMinWidth(0);
            mark.getStyleClass().addAll("small", "muted");
            mark.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            switch (item) {
                case Head section -> {
                    title.setText(section.title());
                    mark.setText(section.mark());
                    setGraphic(head);
                }
                case Pair lines -> {
                    boolean gone = lines.tag() == DiffRow.Tag.DELETE || lines.tag() == DiffRow.Tag.CHANGE;
                    boolean come = lines.tag() == DiffRow.Tag.INSERT || lines.tag() == DiffRow.Tag.CHANGE;
                    fill(left, gone ? "− " : "  ", lines.left(), gone ? "diff-gone" : "diff-same");
                    fill(right, come ? "+ " : "  ", lines.right(), come ? "diff-come" : "diff-same");
                    leftColumn.setPercentWidth(lines.share());
                    rightColumn.setPercentWidth(100 - lines.share());
                    left.setVisible(lines.share() > 0);
                    right.setVisible(lines.share() < 100);
                    setGraphic(pair);
                }
            }
        }

        private static void fill(Label label, String sign, String text, String style) {
            label.setText(text.isEmpty() && style.equals("diff-same") ? "" : sign + text);
            label.getStyleClass().removeAll("diff-gone", "diff-come", "diff-same");
            label.getStyleClass().add(style);
            label.setTooltip(text.length() > 60 ? new Tooltip(text) : null);
        }

        private static Label line() {
            var label = new Label();
            label.getStyleClass().addAll("mono", "diff-line");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
            label.setTextOverrun(OverrunStyle.ELLIPSIS);
            GridPane.setHgrow(label, Priority.ALWAYS);
            return label;
        }

        private static Region space() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }
    }
}
