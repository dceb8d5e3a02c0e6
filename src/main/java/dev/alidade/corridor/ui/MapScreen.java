package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.doctor.LayerDoctor;
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
    private final DoctorModel doctor;
    private final MetricsModel metrics;
    private final BackdropModel backdrop;
    private final ExportModel export;
    private final MapView view;

    /**
     * @param doctor examines the layers
     * @param dark whether the window is dark now
     */
    public MapScreen(
            MapService service,
            CorridorDesk desk,
            LayerDoctor doctor,
            BackgroundTasks tasks,
            ObservableBooleanValue dark) {
        this(service, desk, doctor, tasks, dark, FileQuestions.WINDOWS);
    }

    /**
     * @param files asks for files
     */
    MapScreen(
            MapService service,
            CorridorDesk desk,
            LayerDoctor doctor,
            BackgroundTasks tasks,
            ObservableBooleanValue dark,
            FileQuestions files) {
        model = new MapViewModel(service, tasks, dark);
        analysis = new AnalysisModel(desk, tasks, model);
        var choice = new ChoiceModel(service.choices(), tasks, model);
        rows = new RowsModel(service.choices(), tasks, model, choice);
        layers = new LayerModel(service, tasks, model);
        bookmarks = new BookmarksModel(service.bookmarks(), tasks, model);
        live = new LiveModel(service, model);
        metrics = new MetricsModel(service, tasks, analysis);
        this.doctor = new DoctorModel(doctor, tasks, analysis);
        backdrop = new BackdropModel(service.backdrop(), tasks, model);
        export = new ExportModel(service, tasks, model);
        view = new MapView(
                model,
                analysis,
                rows,
                layers,
                new MapView.Places(bookmarks, live, this.doctor, metrics, backdrop, export, files));
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

    /** Areas coloured by figures. */
    MetricsModel metrics() {
        return metrics;
    }

    /** The examination of the layers. */
    DoctorModel doctor() {
        return doctor;
    }

    /** What lies below the layers. */
    public BackdropModel backdrop() {
        return backdrop;
    }

    /** The map and its layers as files. */
    public ExportModel export() {
        return export;
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
