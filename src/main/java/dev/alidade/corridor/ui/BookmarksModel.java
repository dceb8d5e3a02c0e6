package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapBookmarks;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Places of this database's map that somebody wants to come back to. */
public final class BookmarksModel {
    private final MapBookmarks store;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ObservableList<MapBookmarks.Place> places = FXCollections.observableArrayList();

    BookmarksModel(MapBookmarks store, BackgroundTasks tasks, MapViewModel map) {
        this.store = store;
        this.tasks = tasks;
        this.map = map;
    }

    public ObservableList<MapBookmarks.Place> places() {
        return places;
    }

    /** Reads what was kept. */
    void open() {
        tasks.start(Messages.text("bookmarks.task"), _ -> store.places()).onSuccess(places::setAll);
    }

    /** Keeps the place that is shown under a name; one of that name gives way. */
    public void keep(String name) {
        var view = map.viewProperty().get();
        if (view != null && !name.isBlank()) {
            var box = view.box();
            var all = new ArrayList<>(places);
            all.removeIf(place -> place.name().equals(name.strip()));
            all.add(new MapBookmarks.Place(name.strip(), box.minX(), box.minY(), box.maxX(), box.maxY()));
            keep(all);
        }
    }

    /** Forgets a place. */
    public void remove(MapBookmarks.Place place) {
        var all = new ArrayList<>(places);
        all.remove(place);
        keep(all);
    }

    /** Shows a place. */
    public void go(MapBookmarks.Place place) {
        map.goTo(new MapBox(place.minX(), place.minY(), place.maxX(), place.maxY()));
    }

    private void keep(List<MapBookmarks.Place> all) {
        tasks.start(Messages.text("bookmarks.task"), _ -> store.keep(all)).onSuccess(places::setAll);
    }
}
