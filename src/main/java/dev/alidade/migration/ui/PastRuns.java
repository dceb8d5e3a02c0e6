package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.ledger.PastRun;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the ledger tells of the selected migration, read off the JavaFX thread. */
final class PastRuns {
    /**
     * What was found.
     *
     * @param runs newest first
     * @param problem why the ledger could not be read; null when it could
     */
    record Told(List<PastRun> runs, @Nullable Problem problem) {
        static final Told NOTHING = new Told(List.of(), null);
    }

    private final ScreenState state;
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
    private @Nullable Migration shown;

    PastRuns(ScreenState state) {
        this.state = state;
        state.items().selectedProperty().addListener((_, _, _) -> load());
        state.statusProperty().addListener((_, _, _) -> load());
    }

    private void load() {
        var migration = state.selected().orElse(null);
        if (migration == null || shown == null || !migration.version().equals(shown.version())) {
            told.set(Told.NOTHING);
        }
        shown = migration;
        if (migration == null) {
            return;
        }
        state.tasks()
                .start(
                        Messages.text("migration.task.ledger"),
                        context -> state.tools().service().pastRuns(migration.version(), context.cancellation()))
                .onSuccess(runs -> tell(migration, new Told(runs, null)))
                .onFailure(problem -> tell(migration, new Told(List.of(), problem)));
    }

    private void tell(Migration migration, Told answer) {
        if (Objects.equals(migration, shown)) {
            told.set(answer);
        }
    }

    ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
