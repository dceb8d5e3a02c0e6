package dev.alidade.cli;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Ddl;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.SnapshotFile;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code catalog snapshot|diff|ddl}: the state of a schema, kept, compared and printed. */
@Command(name = "catalog", mixinStandardHelpOptions = true, description = "The definitions in a database, compared.")
public final class CatalogCommand implements Runnable {
    private final CliContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public CatalogCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb: snapshot, diff or ddl?");
    }

    @Command(mixinStandardHelpOptions = true, description = "Keeps the state of the catalog in a compressed file.")
    int snapshot(
            @Mixin DatabaseOptions options,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to.") Path out) {
        var snapshot = read(options.connection());
        try (var stream = Files.newOutputStream(out)) {
            SnapshotFile.write(snapshot, stream);
        } catch (IOException e) {
            throw file("cli.catalog.out", out, e);
        }
        if (options.json()) {
            context.json(Map.of(
                    "database",
                    snapshot.database(),
                    "objects",
                    snapshot.objects().size(),
                    "file",
                    out.toString()));
        } else {
            context.line(
                    Messages.text("cli.catalog.kept", snapshot.objects().size(), snapshot.database(), out.toString()));
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Compares two states; exit code 1 when they differ.",
            footer = {"", "A state is a file that \"catalog snapshot\" made, or a connection."})
    int diff(
            @Parameters(paramLabel = "BEFORE", description = "A file or a connection.") String before,
            @Parameters(paramLabel = "AFTER", description = "A file or a connection.") String after,
            @Option(names = "--json", description = "Write JSON and nothing else to standard output.") boolean json) {
        var diff = CatalogDiff.between(state(before), state(after));
        if (json) {
            context.json(Map.of(
                    "equal",
                    diff.isEmpty(),
                    "differences",
                    diff.differences().stream().map(CatalogCommand::values).toList()));
        } else {
            diff.differences().forEach(this::print);
            if (diff.isEmpty()) {
                context.line(Messages.text("cli.catalog.equal"));
            }
        }
        return diff.isEmpty() ? 0 : 1;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints the statements that make an object, with all that belongs to it.")
    int ddl(
            @Mixin DatabaseOptions options,
            @Parameters(paramLabel = "OBJECT", description = "Its name, e.g. public.orders or public.total(integer).")
                    String name) {
        var snapshot = read(options.connection());
        var found = snapshot.objects().stream()
                .map(CatalogObject::id)
                .filter(id -> id.label().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "catalog.object",
                    Messages.text("cli.catalog.object", name, snapshot.database()),
                    Messages.text("cli.catalog.object.next")));
        }
        var statements = found.stream()
                .flatMap(id -> Ddl.of(snapshot, id).stream())
                .map(PlainNames::of)
                .toList();
        if (options.json()) {
            context.json(Map.of("object", name, "statements", statements));
        } else {
            statements.forEach(statement -> context.line(statement + ";"));
        }
        return 0;
    }

    private CatalogSnapshot state(String argument) {
        var file = Path.of(argument.contains("://") ? "" : argument);
        if (!Files.isRegularFile(file)) {
            return read(argument);
        }
        try (var stream = Files.newInputStream(file)) {
            return SnapshotFile.read(stream);
        } catch (IOException e) {
            throw file("cli.catalog.in", file, e);
        }
    }

    private CatalogSnapshot read(@Nullable String connection) {
        try (var database = context.open(connection)) {
            return new CatalogReader().read(database, context.cancellation());
        }
    }

    private void print(Difference difference) {
        switch (difference) {
            case Difference.Added(var id) -> context.line("+ " + id);
            case Difference.Removed(var id) -> context.line("- " + id);
            case Difference.Renamed(var id, var before, var changes) -> {
                context.line("~ " + before + " → " + id.label());
                print(changes);
            }
            case Difference.Changed(var id, var changes) -> {
                context.line("~ " + id);
                print(changes);
            }
            case Difference.ColumnOrder(var id, var was, var is) -> {
                context.line("~ " + id);
                context.line("    " + Messages.text("cli.catalog.order") + ": " + String.join(", ", was) + " → "
                        + String.join(", ", is));
            }
        }
    }

    private void print(List<Difference.Change> changes) {
        for (var change : changes) {
            context.line("    " + change.property() + ": " + shown(change.before()) + " → " + shown(change.after()));
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value.replace("\n", "\n      ");
    }

    private static Map<String, @Nullable Object> values(Difference difference) {
        var id = difference.id();
        return switch (difference) {
            case Difference.Added _ -> values("added", id);
            case Difference.Removed _ -> values("removed", id);
            case Difference.Renamed renamed -> {
                var values = values("renamed", id);
                values.put("before", renamed.before().label());
                values.put(
                        "properties",
                        renamed.changes().stream().map(CatalogCommand::values).toList());
                yield values;
            }
            case Difference.Changed changed -> {
                var values = values("changed", id);
                values.put(
                        "properties",
                        changed.changes().stream().map(CatalogCommand::values).toList());
                yield values;
            }
            case Difference.ColumnOrder order -> {
                var values = values("columnOrder", id);
                values.put("before", order.before());
                values.put("after", order.after());
                yield values;
            }
        };
    }

    private static Map<String, @Nullable Object> values(String difference, ObjectId id) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("difference", difference);
        values.put("kind", id.kind().word());
        values.put("object", id.label());
        return values;
    }

    private static Map<String, @Nullable Object> values(Difference.Change change) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("property", change.property());
        values.put("before", change.before());
        values.put("after", change.after());
        return values;
    }

    private static AppException file(String key, Path file, IOException cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED,
                        "catalog.file",
                        Messages.text(key, file.toString()),
                        Messages.text("cli.catalog.file.next")),
                cause);
    }
}
