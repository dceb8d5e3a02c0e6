package dev.alidade.console.ui;

import dev.alidade.console.BufferJournal;
import dev.alidade.console.Plan;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One text of the editor and what came of running it. Lives on the JavaFX thread. */
final class EditorBuffer {
    private static final int MOST_PLANS = 20;

    private final String id;
    private final StringProperty title;
    private final StringProperty text;
    private final ObservableList<ResultEntry> results = FXCollections.observableArrayList();
    private final ObservableList<RunMessage> messages = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable WrongPlace> wrong = new SimpleObjectProperty<>();
    private final List<KeptPlan> plans = new ArrayList<>();
    private int plansMade;
    private int caret;

    /** A place in the text where the server saw a failure, in chars. */
    record WrongPlace(int from, int to) {}

    EditorBuffer(BufferJournal.Buffer kept) {
        id = kept.id();
        title = new SimpleStringProperty(kept.title());
        text = new SimpleStringProperty(kept.text());
        caret = kept.caret();
    }

    String id() {
        return id;
    }

    StringProperty titleProperty() {
        return title;
    }

    /** The editor writes into it; whoever sets it changes the editor. */
    StringProperty textProperty() {
        return text;
    }

    String text() {
        return text.get();
    }

    int caret() {
        return caret;
    }

    void caretAt(int place) {
        caret = place;
    }

    ObservableList<ResultEntry> results() {
        return results;
    }

    ObservableList<RunMessage> messages() {
        return messages;
    }

    /** Keeps a plan for comparisons to come; the oldest goes when there are many. */
    KeptPlan keep(String sql, Plan plan, LocalTime at) {
        var kept = new KeptPlan(++plansMade, sql, plan, at);
        plans.add(kept);
        if (plans.size() > MOST_PLANS) {
            plans.removeFirst();
        }
        return kept;
    }

    /** The plans that came before one. */
    List<KeptPlan> plansBefore(KeptPlan plan) {
        return plans.stream().filter(p -> p.number() < plan.number()).toList();
    }

    ObjectProperty<@Nullable WrongPlace> wrongProperty() {
        return wrong;
    }

    /** What the journal keeps. */
    BufferJournal.Buffer kept() {
        return new BufferJournal.Buffer(id, title.get(), text.get(), caret);
    }
}
