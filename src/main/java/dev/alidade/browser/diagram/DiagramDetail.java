package dev.alidade.browser.diagram;

import java.util.List;

/** How much of each table a diagram shows. */
public enum DiagramDetail {
    /** Every column. */
    COLUMNS,
    /** Columns that take part in a key. */
    KEYS,
    /** The name only. */
    NAMES;

    private static final int MANY_TABLES = 60;

    /** What stays readable for so many tables. */
    public static DiagramDetail fitting(int tables) {
        return tables > MANY_TABLES ? KEYS : COLUMNS;
    }

    List<DiagramColumn> shown(DiagramTable table) {
        return switch (this) {
            case COLUMNS -> table.columns();
            case KEYS ->
                table.outside()
                        ? table.columns()
                        : table.columns().stream().filter(DiagramColumn::isKey).toList();
            case NAMES -> List.of();
        };
    }
}
