package dev.alidade.corridor.ui;

/** What clicks on the map mean while it is in hand. Pixels are those of the view. */
interface MapTool {
    void click(double x, double y);

    void hover(double x, double y);

    /** Whether dragging is its business, and not the map's. */
    default boolean drags() {
        return false;
    }

    /** The mouse is dragged from a pixel to another. */
    default void drag(double fromX, double fromY, double toX, double toY) {}

    /** The mouse was let go after that. */
    default void dropped(ChoiceWay way) {}

    /** The last point is set: a double click, or Enter. */
    void finish();

    /** Takes the last point back. */
    void back();

    /** Lays the tool down. */
    void leave();
}
