package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapBackdrop;
import dev.alidade.corridor.tile.TileFolder;
import dev.alidade.corridor.tile.TileSource;
import dev.alidade.corridor.tile.WebTiles;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What lies below the layers: the built-in map at first; tiles only after somebody switched them on, and not kept on. */
public final class BackdropModel {
    private static final double GATHER_MILLIS = 150;

    private final MapBackdrop backdrop;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ObjectProperty<Below> choice = new SimpleObjectProperty<>(Below.BUILT_IN);
    private final ReadOnlyObjectWrapper<@Nullable Below> shown = new ReadOnlyObjectWrapper<>(Below.BUILT_IN);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty template = new SimpleStringProperty("");
    private final StringProperty attribution = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final PauseTransition gathering = new PauseTransition(Duration.millis(GATHER_MILLIS));

    /** What may lie there. */
    enum Below {
        BUILT_IN,
        WEB,
        FILE,
        NOTHING
    }

    BackdropModel(MapBackdrop backdrop, BackgroundTasks tasks, MapViewModel map) {
        this.backdrop = backdrop;
        this.tasks = tasks;
        this.map = map;
        var kept = backdrop.typed();
        template.set(kept.template());
        attribution.set(kept.attribution());
        file.set(kept.file());
        gathering.setOnFinished(_ -> redraw());
        choice.addListener((_, _, now) -> {
            problem.set(null);
            if (now == Below.BUILT_IN || now == Below.NOTHING) {
                backdrop.showBuiltIn(now == Below.BUILT_IN);
                shown.set(now);
                map.redraw();
            }
        });
    }

    /** What somebody would like. */
    ObjectProperty<Below> choiceProperty() {
        return choice;
    }

    /** What is shown. */
    ReadOnlyObjectProperty<@Nullable Below> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why it cannot be shown; null when it can. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The address of tiles as it is typed. */
    StringProperty templateProperty() {
        return template;
    }

    /** What the tiles' owner wants to be said. */
    StringProperty attributionProperty() {
        return attribution;
    }

    /** An MBTiles file or a folder of tiles. */
    StringProperty fileProperty() {
        return file;
    }

    /** Shows the tiles that were typed or chosen. */
    void show() {
        var wanted = choice.get();
        var address = template.get();
        var said = attribution.get();
        var path = file.get().strip();
        Supplier<TileSource> opening =
                wanted == Below.WEB ? () -> new WebTiles(address, said) : () -> TileFolder.open(Path.of(path), said);
        backdrop.keepTyped(new MapBackdrop.Typed(address, said, path));
        tasks.start(Messages.text("tile.task"), _ -> opening.get())
                .onSuccess(source -> {
                    problem.set(null);
                    backdrop.showTiles(source, () -> Platform.runLater(this::arrived), 0);
                    shown.set(wanted);
                    map.redraw();
                })
                .onFailure(problem::set);
    }

    /** Tiles come one by one; a new picture is drawn for some together, and never instead of one under way. */
    private void arrived() {
        gathering.play();
    }

    private void redraw() {
        if (map.isDrawing()) {
            gathering.playFromStart();
        } else {
            map.redraw();
        }
    }
}
