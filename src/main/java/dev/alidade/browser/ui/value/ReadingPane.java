package dev.alidade.browser.ui.value;

import dev.alidade.browser.edit.ForeignKeys.Referring;
import dev.alidade.browser.ui.value.ReadingModel.Subject;
import dev.alidade.browser.value.BytesReading;
import dev.alidade.browser.value.MomentReading;
import dev.alidade.browser.value.NearestRows;
import dev.alidade.browser.value.ShapeReading;
import dev.alidade.browser.value.VectorReading;
import dev.alidade.i18n.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A value as a person reads it, by its type, and the links that lead from its row. */
public final class ReadingPane extends VBox {
    private final ReadingModel model;
    private final VBox links = new VBox();
    private @Nullable VectorPane vector;

    public ReadingPane(ReadingModel model) {
        this.model = model;
        setId("value-reading");
        links.getStyleClass().add("value-links");
        links.setId("value-links");
        links.managedProperty().bind(links.visibleProperty());
        model.referring().addListener((ListChangeListener<Referring>) _ -> showLinks());
        model.neighboursProperty().addListener((_, _, found) -> {
            if (vector != null && found != null) {
                vector.show(found);
            }
        });
        showLinks();
    }

    /** The links, shown below the value whichever way it is read. */
    public Node links() {
        return links;
    }

    /** Shows a value; false when its text says everything. */
    public boolean show(Subject subject) {
        model.show(subject);
        vector = null;
        var reading = subject.text() == null ? Optional.<Node>empty() : reading(subject, subject.text());
        getChildren().clear();
        reading.ifPresent(node -> {
            VBox.setVgrow(node, Priority.ALWAYS);
            getChildren().add(node);
        });
        return reading.isPresent();
    }

    private Optional<Node> reading(Subject subject, String text) {
        return switch (subject.column().family()) {
            case VECTOR -> VectorReading.of(text).map(found -> scrolled(vector(subject, found)));
            case GEOMETRY -> ShapeReading.of(text).map(ShapePane::new).map(ReadingPane::scrolled);
            case JSON ->
                subject.whole() ? JsonPane.of(subject.column().name(), text).map(Node.class::cast) : Optional.empty();
            case BYTES -> BytesReading.bytes(text).map(BytesPane::new);
            case TIME -> MomentReading.of(text).map(MomentPane::new);
            default -> Optional.empty();
        };
    }

    private VectorPane vector(Subject subject, VectorReading reading) {
        var pane = new VectorPane(
                reading, model::findNearest, NearestRows.isPossible(subject.shape()) && subject.isFound(), model::open);
        vector = pane;
        return pane;
    }

    private static Node scrolled(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("value-scroll");
        return pane;
    }

    private void showLinks() {
        links.getChildren().clear();
        links.setVisible(!model.referring().isEmpty());
        if (model.referring().isEmpty()) {
            return;
        }
        var title = new Label(Messages.text("browser.value.referring"));
        title.getStyleClass().addAll("muted", "small");
        links.getChildren().add(title);
        for (var found : model.referring()) {
            var link = new Hyperlink(found.rows().relation().label() + " · " + String.join(", ", found.columns()));
            link.getStyleClass().addAll("small", "relation-link");
            link.setOnAction(_ -> model.open(found));
            links.getChildren().add(link);
        }
    }
}
