package dev.alidade.console.ui;

import dev.alidade.console.BufferJournal;
import dev.alidade.error.AppException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is typed to the disk: half a second after the first change at the latest, on a thread of its own, or at once
 * when asked. Called on the JavaFX thread.
 */
final class BufferKeeper {
    private static final Logger LOG = Logger.getLogger(BufferKeeper.class.getName());
    private static final Duration DELAY = Duration.millis(500);

    private final Supplier<BufferJournal.Buffers> now;
    private final Map<String, String> onDisk = new HashMap<>();
    private final PauseTransition delay = new PauseTransition(DELAY);
    private final Object writing = new Object();
    private @Nullable BufferJournal journal;
    private long taken;
    /** An older state of the texts never overwrites a newer one. */
    private long written;

    BufferKeeper(Supplier<BufferJournal.Buffers> now) {
        this.now = now;
        delay.setOnFinished(_ -> {
            var buffers = now.get();
            long number = ++taken;
            Thread.ofVirtual().name("keep texts").start(() -> write(buffers, number));
        });
    }

    /** What was read is what the disk holds. */
    void opened(BufferJournal opened, List<BufferJournal.Buffer> buffers) {
        synchronized (writing) {
            journal = opened;
            buffers.forEach(b -> onDisk.put(b.id(), b.text()));
        }
    }

    /** Something changed; it will be kept soon. */
    void changed() {
        if (delay.getStatus() != Animation.Status.RUNNING) {
            delay.playFromStart();
        }
    }

    /** Keeps everything now; returns when it is on the disk. */
    void flush() {
        delay.stop();
        write(now.get(), ++taken);
    }

    /** A tab was closed. */
    void closed(String id) {
        synchronized (writing) {
            onDisk.remove(id);
            written = ++taken;
            var open = journal;
            if (open != null) {
                attempt(() -> open.close(id));
            }
        }
        changed();
    }

    /** Lets go of the journal. */
    void close() {
        synchronized (writing) {
            if (journal != null) {
                journal.close();
                journal = null;
            }
        }
    }

    private void write(BufferJournal.Buffers buffers, long number) {
        synchronized (writing) {
            var open = journal;
            if (open == null || number <= written) {
                return;
            }
            written = number;
            attempt(() -> {
                for (var buffer : buffers.buffers()) {
                    if (!buffer.text().equals(onDisk.get(buffer.id()))) {
                        open.save(buffer.id(), buffer.text());
                        onDisk.put(buffer.id(), buffer.text());
                    }
                }
                open.saveList(buffers);
            });
        }
    }

    private static void attempt(Runnable saving) {
        try {
            saving.run();
        } catch (AppException e) {
            LOG.log(Level.WARNING, e.problem().message(), e);
        }
    }
}
