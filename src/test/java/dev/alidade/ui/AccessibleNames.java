package dev.alidade.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader would call the controls of a screen. A control has a name when it carries an accessible text, when
 * a label is set for it, when it shows a text of its own, or, in a field to write in, a prompt.
 */
public final class AccessibleNames {
    private AccessibleNames() {}

    /** The controls in sight without a name, each told by its kind, id and style classes; to be called on the JavaFX thread. */
    public static List<String> missing(Parent root) {
        var all = new ArrayList<Node>();
        collect(root, all);
        var labelled = all.stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getLabelFor())
                .filter(node -> node != null)
                .collect(Collectors.<Node>toSet());
        return all.stream()
                .filter(AccessibleNames::isAskedFor)
                .filter(node -> !hasName(node, labelled))
                .map(node -> node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass())
                .toList();
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        // what is inside a control is its skin, unless it holds other controls
        if (node instanceof Parent parent && (!(node instanceof Control) || holdsOthers(node))) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean holdsOthers(Node node) {
        return node instanceof ScrollPane || node instanceof SplitPane || node instanceof TabPane;
    }

    private static boolean isAskedFor(Node node) {
        return node.isFocusTraversable()
                && (node instanceof CodeArea
                        || (node instanceof Control && !holdsOthers(node) && !(node instanceof Cell)));
    }

    private static boolean hasName(Node node, Set<Node> labelled) {
        return said(node.getAccessibleText())
                || labelled.contains(node)
                || (node instanceof Labeled shown && said(shown.getText()))
                || (node instanceof TextInputControl written && said(written.getPromptText()))
                || (node instanceof ComboBoxBase<?> chosen && said(chosen.getPromptText()));
    }

    private static boolean said(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
