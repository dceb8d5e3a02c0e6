package dev.alidade.corridor.ui;

import dev.alidade.corridor.FeatureDetail;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.PickedFeature;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The one feature that somebody pointed at, and what is known of it. */
final class Identification {
    private final MapService service;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable FeatureDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable PickedFeature feature;

    Identification(MapService service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    ReadOnlyObjectProperty<@Nullable FeatureDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Nullable
    PickedFeature feature() {
        return feature;
    }

    /** Finds out about a feature; what comes late for another one is dropped. */
    void ask(PickedFeature picked) {
        feature = picked;
        tasks.start(
                        Messages.text("corridor.map.task.identify"),
                        context -> service.detail(picked, context.cancellation()))
                .onSuccess(result -> {
                    if (picked.equals(feature)) {
                        problem.set(null);
                        detail.set(result);
                    }
                })
                .onFailure(why -> {
                    if (picked.equals(feature)) {
                        detail.set(null);
                        problem.set(why);
                    }
                });
    }

    /** Forgets it; gives whether there was one. */
    boolean clear() {
        boolean had = feature != null;
        feature = null;
        detail.set(null);
        problem.set(null);
        return had;
    }
}
