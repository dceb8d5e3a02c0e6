package dev.alidade.browser.ui.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.browser.value.JsonPlace;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A JSON value as a tree with a search; what is shown is never written back. */
final class JsonPane extends VBox {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();
    /** Elements of one array or object that the tree lists. */
    private static final int LISTED = 2_000;
    /** Places that a search looks at. */
    private static final int SEARCHED = 200_000;

    private static final int OPEN_CHILDREN = 12;
    private static final int SHOWN = 200;

    private final String column;
    private final TreeView<Place> tree = new TreeView<>();
    private final Label count = new Label();

    /**
     * A line of the tree.
     *
     * @param name its name or number in what holds it
     */
    record Place(String name, JsonPlace place, JsonNode node) {
        String value() {
            return switch (node.getNodeType()) {
                case OBJECT -> "{ " + node.size() + " }";
                case ARRAY -> "[ " + node.size() + " ]";
                case STRING -> '"' + start(node.textValue()) + '"';
                default -> start(node.asText());
            };
        }

        private static String start(String text) {
            return Excerpt.of(text, SHOWN).replace('\n', '⏎');
        }
    }

    private JsonPane(String column, JsonNode root) {
        this.column = column;
        getStyleClass().add("value-body");
        var search = new TextField();
        search.setId("value-json-search");
        search.setPromptText(Messages.text("browser.value.json.search"));
        count.getStyleClass().addAll("muted", "small");
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(search, Priority.ALWAYS);
        var line = new HBox(search, count);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.CENTER_LEFT);
        tree.setId("value-json");
        tree.getStyleClass().addAll("value-json", "dense", "mono");
        tree.setCellFactory(_ -> new Line());
        tree.setContextMenu(menu());
        VBox.setVgrow(tree, Priority.ALWAYS);
        show(root, "");
        search.textProperty().addListener((_, _, text) -> show(root, text.strip()));
        getChildren().addAll(line, tree);
    }

    /** Empty when the text is no JSON or was cut. */
    static Optional<JsonPane> of(String column, String text) {
        try {
            var root = JSON.readTree(text);
            return root.isContainerNode() ? Optional.of(new JsonPane(column, root)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void show(JsonNode root, String wanted) {
        var top = new Place("$", JsonPlace.WHOLE, root);
        if (wanted.isEmpty()) {
            var item = new Branch(top);
            item.setExpanded(true);
            item.getChildren().stream()
                    .filter(child -> child.getValue().node().size() <= OPEN_CHILDREN)
                    .forEach(child -> child.setExpanded(true));
            tree.setRoot(item);
            count.setText("");
            return;
        }
        var search = new Search(wanted.toLowerCase(Locale.ROOT));
        var found = search.below(top);
        tree.setRoot(found == null ? new TreeItem<>(top) : found);
        count.setText(Messages.text("browser.value.json.found", search.hits));
    }

    private ContextMenu menu() {
        var path = new MenuItem(Messages.text("browser.value.json.copyPath"));
        path.setOnAction(_ -> copy(chosen().place().sql(column)));
        var value = new MenuItem(Messages.text("browser.value.json.copyValue"));
        value.setOnAction(_ -> copy(
                chosen().node().isTextual()
                        ? chosen().node().textValue()
                        : chosen().node().toPrettyString()));
        return new ContextMenu(path, value);
    }

    private Place chosen() {
        var item = tree.getSelectionModel().getSelectedItem();
        return item == null ? tree.getRoot().getValue() : item.getValue();
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Children are made when it is opened. */
    private static final class Branch extends TreeItem<Place> {
        private boolean made;

        Branch(Place place) {
            super(place);
        }

        @Override
        public boolean isLeaf() {
            return getValue().node().isEmpty();
        }

        @Override
        public javafx.collections.ObservableList<TreeItem<Place>> getChildren() {
            var children = super.getChildren();
            if (!made) {
                made = true;
                for (var child : children(getValue())) {
                    children.add(new Branch(child));
                }
            }
            return children;
        }
    }

    private static java.util.List<Place> children(Place parent) {
        var found = new java.util.ArrayList<Place>();
        var node = parent.node();
        if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), LISTED); i++) {
                var name = Integer.toString(i);
                found.add(new Place(name, parent.place().then(name), node.get(i)));
            }
        } else if (node.isObject()) {
            node.properties().stream()
                    .limit(LISTED)
                    .forEach(entry -> found.add(
                            new Place(entry.getKey(), parent.place().then(entry.getKey()), entry.getValue())));
        }
        return found;
    }

    /** The branches that lead to names and values with a text in them. */
    private static final class Search {
        private final String wanted;
        private int hits;
        private int looked;

        Search(String wanted) {
            this.wanted = wanted;
        }

        @Nullable
        TreeItem<Place> below(Place place) {
            if (++looked > SEARCHED) {
                return null;
            }
            boolean hit = matches(place);
            hits += hit ? 1 : 0;
            var item = new TreeItem<>(place);
            item.setExpanded(true);
            for (var child : children(place)) {
                var found = below(child);
                if (found != null) {
                    item.getChildren().add(found);
                }
            }
            return hit || !item.getChildren().isEmpty() ? item : null;
        }

        private boolean matches(Place place) {
            return place.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || (place.node().isValueNode()
                            && place.node().asText().toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    private static final class Line extends TreeCell<Place> {
        private final Label name = new Label();
        private final Label value = new Label();
        private final HBox line = new HBox(name, value);

        Line() {
            line.getStyleClass().add("value-json-line");
            name.getStyleClass().add("value-json-name");
            name.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(null);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            name.setText(place.name());
            value.setText(place.value());
            value.getStyleClass().removeIf(style -> style.startsWith("value-json-of-"));
            value.getStyleClass()
                    .add("value-json-of-" + place.node().getNodeType().name().toLowerCase(Locale.ROOT));
            setGraphic(line);
        }
    }
}
