package dev.alidade.ui;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the shell shows: the screens of the open connection, which one is in front, and the connection's chip. */
public final class ShellModel implements Navigator {
    private final ObservableList<Screen> screens = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Screen> current = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable ConnectionChip> chip = new SimpleObjectProperty<>();

    private final BooleanProperty lost = new SimpleBooleanProperty();

    /**
     * The connection as the top bar shows it.
     *
     * @param name the profile's name
     * @param place {@code user@host/database · version}
     * @param environment lower-case word and style class: development, staging, production
     * @param readOnly whether writes are refused
     */
    public record ConnectionChip(String name, String place, String environment, boolean readOnly) {}

    /** The rail, top to bottom. */
    public ObservableList<Screen> screens() {
        return screens;
    }

    public ReadOnlyObjectProperty<@Nullable Screen> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Null while no connection is open. */
    public ObjectProperty<@Nullable ConnectionChip> chipProperty() {
        return chip;
    }

    /** Whether the server of the open connection does not answer. */
    public BooleanProperty lostProperty() {
        return lost;
    }

    /** Replaces the rail; the screen with the wanted id comes to the front, else the first. */
    public void show(ObservableList<Screen> newScreens, String wantedId) {
        leave();
        screens.setAll(newScreens);
        find(wantedId).or(() -> screens.stream().findFirst()).ifPresent(this::enter);
    }

    @Override
    public void open(String screenId) {
        find(screenId).filter(screen -> !screen.equals(current.get())).ifPresent(screen -> {
            leave();
            enter(screen);
        });
    }

    /** F5 on whatever is in front. */
    public void refresh() {
        var screen = current.get();
        if (screen != null) {
            screen.refresh();
        }
    }

    private Optional<Screen> find(String screenId) {
        return screens.stream().filter(screen -> screen.id().equals(screenId)).findFirst();
    }

    private void enter(Screen screen) {
        current.set(screen);
        screen.shown();
    }

    private void leave() {
        var screen = current.get();
        if (screen != null) {
            screen.hidden();
            current.set(null);
        }
    }
}
