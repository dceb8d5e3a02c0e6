package dev.alidade.console.chart;

/** How values are drawn. */
public enum ChartKind {
    BAR,
    LINE,
    SCATTER
}
