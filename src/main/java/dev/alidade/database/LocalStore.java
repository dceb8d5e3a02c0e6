package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file in the user's folder. Each piece of work is one transaction on a connection of its own, so that nothing
 * is held between them: a kill loses at most the work under way, and two programs take turns. A file that is no SQLite
 * file is moved aside as {@code *.broken} and made anew. Thread-safe; blocks for up to five seconds while another program
 * writes.
 */
public final class LocalStore {
    private static final Logger LOG = Logger.getLogger(LocalStore.class.getName());

    /**
     * One at a time in this process: SQLite 3.51.0 can deadlock when one thread opens a file in WAL mode while another
     * closes one, and as many such threads as there are processors would hold up every virtual thread.
     */
    private static final ReentrantLock TURN = new ReentrantLock();

    private static final List<String> SETTINGS = List.of(
            "pragma busy_timeout = 5000",
            "pragma journal_mode = wal",
            "pragma synchronous = normal",
            "pragma foreign_keys = on");

    private final Path file;
    private final List<SqlQuery> tables;

    /**
     * @param file made with its folder when it is first written or read
     * @param tables statements that make what is missing, in order; each may run again
     */
    public LocalStore(Path file, List<? extends SqlQuery> tables) {
        this.file = file;
        this.tables = List.copyOf(tables);
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /**
     * Runs work in one transaction that waits for its turn to write.
     *
     * @throws AppException of kind FAILED when the file cannot be used: unwritable, the disk full, another program busy
     */
    public <T> T write(Database.Work<T> work) {
        return run("begin immediate", work);
    }

    /**
     * Runs work in one transaction that sees the file as it is at its beginning.
     *
     * @throws AppException of kind FAILED when the file cannot be used
     */
    public <T> T read(Database.Work<T> work) {
        return run("begin", work);
    }

    private <T> T run(String begin, Database.Work<T> work) {
        TURN.lock();
        try {
            return inTurn(begin, work);
        } finally {
            TURN.unlock();
        }
    }

    private <T> T inTurn(String begin, Database.Work<T> work) {
        try {
            return attempt(begin, work);
        } catch (AppException e) {
            throw problem(e);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw problem(e);
            }
            moveAside();
            try {
                return attempt(begin, work);
            } catch (SQLException again) {
                throw problem(again);
            }
        }
    }

    private <T> T attempt(String begin, Database.Work<T> work) throws SQLException {
        make();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (var setting : SETTINGS) {
                run(connection, setting);
            }
            for (var table : tables) {
                run(connection, table.source());
            }
            run(connection, begin);
            T result;
            try {
                result = work.run(new Session(connection, new Cancellation()));
                run(connection, "commit");
            } catch (AppException | SQLException e) {
                takeBack(connection, e);
                throw e;
            }
            return result;
        }
    }

    private static void takeBack(Connection connection, Exception reason) {
        try {
            run(connection, "rollback");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the file readable by its owner only, before SQLite makes it readable by others. */
    private void make() {
        AppFolders.create(Objects.requireNonNull(file.getParent()));
        if (Files.exists(file)
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.FINE, "another program made it first", e);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private void moveAside() {
        LOG.log(Level.WARNING, "not a usable file, moved aside: {0}", file);
        for (var part : List.of("", "-wal", "-shm")) {
            var piece = file.resolveSibling(file.getFileName() + part);
            try {
                if (Files.exists(piece)) {
                    Files.move(
                            piece,
                            piece.resolveSibling(piece.getFileName() + ".broken"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw problem(e);
            }
        }
    }

    private static boolean isBroken(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
    }

    private AppException problem(Exception failure) {
        var cause = failure instanceof AppException ? failure.getCause() : failure;
        if (failure instanceof AppException known && !(cause instanceof SQLException)) {
            return known;
        }
        var code = cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        var key = switch (code) {
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> "database.local.full";
            case SQLITE_BUSY, SQLITE_LOCKED -> "database.local.busy";
            default -> "database.local.failed";
        };
        var said = cause == null || cause.getMessage() == null ? failure.toString() : cause.getMessage();
        return new AppException(
                new Problem(
                        ProblemKind.FAILED,
                        key,
                        Messages.text(key, file.toString()),
                        Messages.text("database.local.next"),
                        null,
                        said),
                failure);
    }
}
