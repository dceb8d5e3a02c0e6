package dev.alidade.corridor.ui;

/** What clicks on the map mean while it is in hand. Pixels are those of the view. */
interface MapTool {
    void click(double x, double y);

    void hover(double x, double y);

    /** The last point is set: a double click, or Enter. */
    void finish();

    /** Takes the last point back. */
    void back();

    /** Lays the tool down. */
    void leave();
}
