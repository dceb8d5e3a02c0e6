package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.feature.LayerFiles;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Writes what is shown, or the rows of a layer, into a file. */
public final class ExportModel {
    private final MapService service;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    ExportModel(MapService service, BackgroundTasks tasks, MapViewModel map) {
        this.service = service;
        this.tasks = tasks;
        this.map = map;
    }

    MapViewModel map() {
        return map;
    }

    /** What came of it; empty while nothing was written. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The picture as it is on screen, with scale and attribution. */
    public void picture(Path out) {
        map.asShown()
                .ifPresent(request -> tasks.start(Messages.text("tile.export.task"), context -> {
                            service.writePicture(request, out, context.cancellation());
                            return true;
                        })
                        .onSuccess(_ -> words.set(Messages.text("tile.export.done", name(out)))));
    }

    /** All rows of a layer that its filter lets through. */
    public void layer(SpatialLayer layer, LayerFiles.Format format, Path out) {
        tasks.start(
                        Messages.text("tile.export.task"),
                        context -> service.files().write(layer, format, out, context.cancellation()))
                .onSuccess(rows -> words.set(Messages.text("tile.export.rows", name(out), rows)));
    }

    private static String name(Path out) {
        return String.valueOf(out.getFileName());
    }
}
