package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.BackendTree;
import dev.alidade.monitoring.ui.BackendsViewModel.Way;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.SqlPane;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One session: who it is, whom it keeps waiting, its statement, and the ways to stop it. */
final class BackendDetail extends StackPane {
    private final SqlPane statement = new SqlPane();
    private final Label facts = new Label();
    private final VBox session = new VBox();
    private final EmptyPane nothing = new EmptyPane(
            Feather.ACTIVITY, Messages.text("monitoring.backend.none"), Messages.text("monitoring.backend.none.text"));

    BackendDetail(Consumer<Way> ask) {
        facts.setId("backends-facts");
        facts.setWrapText(true);
        facts.getStyleClass().add("muted");
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        var cancel = button("cancel", Feather.SLASH, () -> ask.accept(Way.CANCEL));
        var terminate = button("terminate", Feather.X_OCTAGON, () -> ask.accept(Way.TERMINATE));
        terminate.getStyleClass().add("danger");
        var row = new HBox(facts, cancel, terminate);
        row.getStyleClass().add("health-bar");
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(statement, Priority.ALWAYS);
        session.getChildren().addAll(row, statement);
        getChildren().addAll(nothing, session);
        show(null);
    }

    /** Shows a session; null for none. */
    void show(BackendTree.@Nullable Line line) {
        nothing.setVisible(line == null);
        session.setVisible(line != null);
        if (line == null) {
            return;
        }
        facts.setText(facts(line));
        var query = Objects.requireNonNullElse(line.backend().query(), Messages.text("monitoring.backend.hidden"));
        if (!query.equals(statement.getText())) {
            statement.setText(query);
        }
    }

    private static String facts(BackendTree.Line line) {
        var backend = line.backend();
        var facts = new StringJoiner(" · ");
        facts.add(Messages.text(
                "monitoring.backend.facts",
                Integer.toString(backend.pid()),
                backend.role(),
                Objects.requireNonNullElse(backend.client(), Messages.text("monitoring.backend.local"))));
        if (!backend.blockedBy().isEmpty()) {
            facts.add(Messages.text(
                    "monitoring.backend.waitsFor",
                    backend.blockedBy().toString().replaceAll("[\\[\\]]", "")));
        }
        if (line.blocks() > 0) {
            facts.add(Messages.text("monitoring.backend.blocks", line.blocks()));
        }
        if (backend.own()) {
            facts.add(Messages.text("monitoring.backend.own"));
        }
        if (!backend.maySignal()) {
            facts.add(Messages.text("monitoring.backend.mayNot"));
        }
        return facts.toString();
    }

    private static Button button(String word, Feather icon, Runnable action) {
        var button = new Button(Messages.text("monitoring.backend." + word), new FontIcon(icon));
        button.setId("backends-" + word);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
