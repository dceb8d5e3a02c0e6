package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The map in the rail. */
public final class MapScreen implements Screen {
    private final MapViewModel model;
    private final AnalysisModel analysis;
    private final RowsModel rows;
    private final LayerModel layers;
    private final BookmarksModel bookmarks;
    private final LiveModel live;
    private final MapView view;

    /**
     * @param dark whether the window is dark now
     */
    public MapScreen(MapService service, CorridorDesk desk, BackgroundTasks tasks, ObservableBooleanValue dark) {
        model = new MapViewModel(service, tasks, dark);
        analysis = new AnalysisModel(desk, tasks, model);
        var choice = new ChoiceModel(service.choices(), tasks, model);
        rows = new RowsModel(service.choices(), tasks, model, choice);
        layers = new LayerModel(service, tasks, model);
        bookmarks = new BookmarksModel(service.bookmarks(), tasks, model);
        live = new LiveModel(service, model);
        view = new MapView(model, analysis, rows, layers, new MapView.Places(bookmarks, live));
    }

    /** The analyst's part of it. */
    public AnalysisModel analysis() {
        return analysis;
    }

    /** The table of rows below it, and what is chosen. */
    public RowsModel rows() {
        return rows;
    }

    /** Filter and style of a layer. */
    public LayerModel layers() {
        return layers;
    }

    /** Places to come back to. */
    public BookmarksModel bookmarks() {
        return bookmarks;
    }

    /** Reading again and again. */
    public LiveModel live() {
        return live;
    }

    /** What it shows, for journeys that look at it. */
    public MapViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "map";
    }

    @Override
    public String title() {
        return Messages.text("corridor.map.title");
    }

    @Override
    public Ikon icon() {
        return Feather.MAP;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.open();
        analysis.open();
        bookmarks.open();
        live.look(true);
    }

    @Override
    public void hidden() {
        // the picture stays; nothing runs while nobody looks
        analysis.time().pause();
        live.look(false);
    }

    @Override
    public void refresh() {
        model.refresh();
        analysis.load();
    }
}
