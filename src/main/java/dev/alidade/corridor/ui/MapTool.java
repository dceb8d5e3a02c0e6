package dev.alidade.corridor.ui;

/** What clicks on the map mean while it is in hand. Pixels are those of the view. */
interface MapTool {
    void click(double x, double y);

    void hover(double x, double y);

    /** Whether dragging is its business, and not the map's. */
    default boolean drags() {
        return false;
    }

    /** Whether dragging that begins at a pixel is its business. */
    default boolean drags(double x, double y) {
        return drags();
    }

    /** The mouse is dragged from a pixel to another. */
    default void drag(double fromX, double fromY, double toX, double toY) {}

    /** The mouse was let go after that. */
    default void dropped(ChoiceWay way) {}

    /** The last point is set: a double click, or Enter. */
    void finish();

    /** The same, where what is chosen may be added to what was chosen before, or taken from it. */
    default void finish(ChoiceWay way) {
        finish();
    }

    /** Takes the last point back. */
    void back();

    /** Takes out what is chosen. */
    default void remove() {}

    /** Lays the tool down. */
    void leave();
}
