package dev.alidade.migration.ui;

import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationListener;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Hands events from the applying thread to the JavaFX thread in batches, however fast they come. */
final class EventInbox implements MigrationListener {
    private final ConcurrentLinkedQueue<MigrationEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Consumer<MigrationEvent> reader;

    EventInbox(Consumer<MigrationEvent> reader) {
        this.reader = reader;
    }

    @Override
    public void on(MigrationEvent event) {
        waiting.add(event);
        if (!scheduled.getAndSet(true)) {
            Platform.runLater(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        for (var event = waiting.poll(); event != null; event = waiting.poll()) {
            reader.accept(event);
        }
    }
}
