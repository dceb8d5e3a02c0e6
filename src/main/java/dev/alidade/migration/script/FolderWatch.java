package dev.alidade.migration.script;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something changes in a folder or in the folders right below it. A burst of changes is told once, after it
 * is over. The callback runs on a thread of the watch. Where the system cannot watch, the folder is looked at every two
 * seconds.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class.getName());
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final Duration LONGEST_BURST = Duration.ofSeconds(2);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Path folder;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable WatchService service;

    private FolderWatch(Path folder, Runnable changed, boolean poll) {
        this.folder = folder;
        this.changed = changed;
        this.service = poll ? null : service(folder);
    }

    /** Watches a folder until the watch is closed. */
    public static FolderWatch of(Path folder, Runnable changed) {
        return of(folder, changed, false);
    }

    static FolderWatch of(Path folder, Runnable changed, boolean poll) {
        var watch = new FolderWatch(folder, changed, poll);
        var before = watch.service == null ? print(folder) : "";
        Thread.ofVirtual().name("folder-watch").start(() -> watch.run(before));
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "watch not closed", e);
            }
        }
    }

    private void run(String before) {
        var known = before;
        try {
            while (closed.getCount() > 0) {
                if (service == null) {
                    known = poll(known);
                } else {
                    await(service);
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(Level.FINEST, "watch ended", e);
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "watch stopped from outside", e);
        }
    }

    private void await(WatchService service) throws InterruptedException {
        WatchKey key = service.take();
        long start = System.nanoTime();
        while (key != null) {
            key.pollEvents();
            key.reset();
            boolean longEnough = System.nanoTime() - start > LONGEST_BURST.toNanos();
            key = longEnough ? null : service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
        watchBelow(service);
        tell();
    }

    private String poll(String known) throws InterruptedException {
        if (closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
            return known;
        }
        var now = print(folder);
        if (!now.equals(known)) {
            tell();
        }
        return now;
    }

    private void tell() {
        if (closed.getCount() > 0) {
            try {
                changed.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a change of the folder could not be handled", e);
            }
        }
    }

    /** Folders made since are watched too; registering one twice is harmless. */
    private void watchBelow(WatchService service) {
        for (var place : places(folder)) {
            try {
                register(place, service);
            } catch (IOException e) {
                LOG.log(Level.FINE, "not watched: " + place, e);
            }
        }
    }

    private static @Nullable WatchService service(Path folder) {
        WatchService made = null;
        try {
            made = folder.getFileSystem().newWatchService();
            for (var place : places(folder)) {
                register(place, made);
            }
            return made;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.FINE, "the folder is polled", e);
            closeQuietly(made);
            return null;
        }
    }

    private static void closeQuietly(@Nullable WatchService service) {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "watch not closed", e);
        }
    }

    private static void register(Path place, WatchService service) throws IOException {
        place.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    private static List<Path> places(Path folder) {
        var places = new ArrayList<Path>();
        places.add(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).limit(500).forEach(places::add);
        } catch (IOException e) {
            LOG.log(Level.FINE, "folder not listed", e);
        }
        return places;
    }

    /** Names, sizes and times of everything in reach. */
    private static String print(Path folder) {
        var print = new StringBuilder();
        for (var place : places(folder)) {
            try (Stream<Path> entries = Files.list(place)) {
                for (var entry : entries.sorted().toList()) {
                    print.append(entry)
                            .append(Files.size(entry))
                            .append(Files.getLastModifiedTime(entry))
                            .append('\n');
                }
            } catch (IOException e) {
                print.append(place).append('?');
            }
        }
        return print.toString();
    }
}
