package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationName;
import java.util.List;

/**
 * A table as it is drawn.
 *
 * @param table what it shows
 * @param rows the columns that are listed
 * @param x left edge
 * @param y upper edge
 * @param width in diagram units
 * @param height in diagram units
 */
public record TableBox(DiagramTable table, List<DiagramColumn> rows, double x, double y, double width, double height) {
    static final double HEADER = 30;
    static final double ROW = 20;
    static final double PAD = 10;
    static final double MARK = 24;
    static final double GAP = 18;
    static final double NAME_SIZE = 13;
    static final double COLUMN_SIZE = 12;
    static final double TYPE_SIZE = 11;
    private static final double NARROWEST = 120;
    private static final double WIDEST = 460;
    private static final double FOOT = 6;

    public TableBox {
        rows = List.copyOf(rows);
    }

    /** The box of a table at the origin, as wide as its texts need. */
    static TableBox of(DiagramTable table, DiagramDetail detail) {
        var rows = detail.shown(table);
        double widest = MonoText.width(title(table), NAME_SIZE) + 2 * PAD;
        for (var row : rows) {
            widest = Math.max(
                    widest,
                    PAD
                            + MARK
                            + MonoText.width(row.name(), COLUMN_SIZE)
                            + GAP
                            + MonoText.width(row.type(), TYPE_SIZE)
                            + PAD);
        }
        double height = HEADER + (rows.isEmpty() ? 0 : rows.size() * ROW + FOOT);
        return new TableBox(table, rows, 0, 0, Math.clamp(Math.ceil(widest), NARROWEST, WIDEST), height);
    }

    /** Schema and name of the table. */
    public RelationName name() {
        return table.name();
    }

    /** What its header says: the schema only where the table is from outside. */
    public String title() {
        return title(table);
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    /** Whether a place is on it. */
    public boolean contains(double atX, double atY) {
        return atX >= x && atX <= right() && atY >= y && atY <= bottom();
    }

    TableBox at(double newX, double newY) {
        return new TableBox(table, rows, newX, newY, width, height);
    }

    /** How far below the upper edge a line to that column ends: at its row, else at the header. */
    double rowOffset(String column) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).name().equals(column)) {
                return HEADER + ROW * (i + 0.5);
            }
        }
        return HEADER / 2;
    }

    private static String title(DiagramTable table) {
        return table.outside() ? table.name().label() : table.name().name();
    }
}
