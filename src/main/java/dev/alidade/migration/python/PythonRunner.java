package dev.alidade.migration.python;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one Python program against one database. The connection is told by environment variables ({@code DATABASE_URL}
 * and libpq's {@code PG*}); the argument list, which everybody on the machine can read, holds no secret.
 *
 * @param interpreter the Python to run it with
 * @param limit how long it may take; then it is stopped with all that it started
 */
public record PythonRunner(Path interpreter, Duration limit) {
    private static final int KEPT_ERRORS = 40;

    /** What stopped a program, besides itself. */
    private enum Stop {
        NONE,
        LIMIT,
        REQUEST
    }

    /** The name under which the server knows a program's connections, unless it names them itself. */
    public static String applicationName(Path script) {
        return PythonEnvironment.applicationName(script);
    }

    /**
     * Runs a program to its end, in its folder, without input.
     *
     * @param options arguments behind the program's name; never anything secret
     * @return how it ended; a failure is a result, with its problem
     * @throws AppException when the interpreter cannot be started, or the stop was requested before
     */
    public PythonOutcome run(
            Path script,
            List<String> options,
            DatabaseTarget target,
            PythonListener listener,
            Cancellation cancellation) {
        var environment = new PythonEnvironment(target, script);
        long started = System.nanoTime();
        cancellation.check();
        var process = start(script, options, environment);
        var tree = new ProcessTree(process);
        var timedOut = new AtomicBoolean();
        var timer = new CompletableFuture<Boolean>().completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
        var ended = timer.thenAccept(expired -> {
            if (expired) {
                timedOut.set(true);
                tree.stop();
            }
        });
        var errors = new ArrayDeque<String>();
        try {
            stopOnRequest(cancellation, tree);
            read(process, environment, listener, errors);
            process.onExit().join();
        } finally {
            cancellation.stepOver();
            timer.complete(false);
            ended.join();
        }
        var stop = cancellation.isRequested() ? Stop.REQUEST : timedOut.get() ? Stop.LIMIT : Stop.NONE;
        int code = process.exitValue();
        long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
        return new PythonOutcome(code, elapsed, problem(stop, code, script, String.join("\n", errors)));
    }

    private Process start(Path script, List<String> options, PythonEnvironment environment) {
        var command = new ArrayList<String>();
        command.add(interpreter.toString());
        command.add(script.toAbsolutePath().toString());
        command.addAll(options);
        var builder = new ProcessBuilder(command);
        var folder = script.toAbsolutePath().getParent();
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        environment.apply(builder.environment());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            var text = Messages.text("migration.python.interpreter", interpreter.toString());
            var next = Messages.text("migration.python.interpreter.next");
            throw new AppException(Problem.of(ProblemKind.FAILED, "migration.python.interpreter", text, next), e);
        }
    }

    /** A request that came between the check and the start stops it too. */
    private static void stopOnRequest(Cancellation cancellation, ProcessTree tree) {
        try {
            cancellation.onRequest(tree::stop);
        } catch (AppException e) {
            tree.stop();
        }
    }

    private static void read(
            Process process, PythonEnvironment environment, PythonListener listener, ArrayDeque<String> errors) {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.execute(() -> lines(process.errorReader(StandardCharsets.UTF_8), line -> {
                var clean = environment.redacted(line);
                errors.add(clean);
                if (errors.size() > KEPT_ERRORS) {
                    errors.remove();
                }
                listener.line(true, clean);
            }));
            readers.execute(() -> lines(
                    process.inputReader(StandardCharsets.UTF_8),
                    line -> listener.line(false, environment.redacted(line))));
        }
    }

    private static void lines(BufferedReader reader, Consumer<String> consumer) {
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            // its pipe broke because the program was ended by force; the outcome says so
            consumer.accept(Messages.text("migration.python.broken"));
        }
    }

    private @Nullable Problem problem(Stop stop, int code, Path script, String errors) {
        var name = String.valueOf(script.getFileName());
        return switch (stop) {
            case REQUEST -> ended(ProblemKind.CANCELLED, "migration.python.cancelled", errors, name);
            case LIMIT ->
                ended(
                        ProblemKind.FAILED,
                        "migration.python.limit",
                        errors,
                        name,
                        Long.toString(Math.max(1, limit.toSeconds())));
            case NONE ->
                code == 0
                        ? null
                        : MissingModule.in(errors, name, interpreter)
                                .orElseGet(() -> ended(
                                        ProblemKind.FAILED,
                                        "migration.python.failed",
                                        errors,
                                        name,
                                        Integer.toString(code),
                                        lastLine(errors)));
        };
    }

    private static Problem ended(ProblemKind kind, String key, String errors, Object... arguments) {
        return new Problem(
                kind,
                key,
                Messages.text(key, arguments).strip(),
                Messages.text("migration.python.next"),
                null,
                errors.isEmpty() ? null : errors);
    }

    private static String lastLine(String errors) {
        return errors.substring(errors.lastIndexOf('\n') + 1).strip();
    }
}
