package dev.alidade.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/**
 * F6: the keys go to the next part of the window, and back to where they were in it. Parts are what lies beside each
 * other: the top bar, the rail, the header of a screen, the panes between dividers.
 */
final class PartCycle {
    private final Parent window;
    private final List<? extends Node> frame;
    private final Map<Node, Node> before = new WeakHashMap<>();

    /**
     * @param window holds all parts
     * @param frame parts of their own around every screen
     */
    PartCycle(Parent window, List<? extends Node> frame) {
        this.window = window;
        this.frame = List.copyOf(frame);
    }

    /**
     * Moves the focus.
     *
     * @param by 1 to the next part, -1 to the one before
     */
    void move(int by) {
        var parts = new LinkedHashMap<Node, List<Node>>();
        collect(window, window, parts);
        if (parts.isEmpty()) {
            return;
        }
        var order = List.copyOf(parts.keySet());
        var owner = window.getScene().getFocusOwner();
        var here = owner == null ? null : partOf(owner, order);
        if (owner != null && here != null) {
            before.put(here, owner);
        }
        int place = here == null ? (by > 0 ? -1 : 0) : order.indexOf(here);
        var next = order.get(Math.floorMod(place + by, order.size()));
        var stops = parts.getOrDefault(next, List.of());
        var known = before.get(next);
        (known != null && stops.contains(known) ? known : stops.getFirst()).requestFocus();
    }

    private static @Nullable Node partOf(Node node, List<Node> parts) {
        for (var at = node; at != null; at = at.getParent()) {
            if (parts.contains(at)) {
                return at;
            }
        }
        return null;
    }

    private void collect(Node node, Node part, Map<Node, List<Node>> parts) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        var own = begins(node) ? node : part;
        if (node.isFocusTraversable()) {
            parts.computeIfAbsent(own, _ -> new ArrayList<>()).add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, own, parts));
        }
    }

    private boolean begins(Node node) {
        return frame.contains(node)
                || node.getStyleClass().contains("screen-header")
                || (node.getParent() != null && node.getParent().getParent() instanceof SplitPane);
    }
}
