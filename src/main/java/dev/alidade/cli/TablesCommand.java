package dev.alidade.cli;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tables list}: what the tree of the window shows. */
@Command(name = "tables", mixinStandardHelpOptions = true, description = "The tables and views of a database.")
public final class TablesCommand implements Runnable {
    private final CliContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public TablesCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which verb: list, show, ddl, export, import, undo-import or erd?");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Lists schemas, tables, partitions and views with estimated rows and sizes.",
                "A number of rows that is not known (never analysed) is null in JSON and a dash in text."
            })
    int list(
            @Mixin DatabaseOptions options,
            @Option(names = "--schema", paramLabel = "NAME", description = "Only this schema.") @Nullable String schema,
            @Option(names = "--all", description = "System schemas and what extensions own, too.") boolean all) {
        try (var database = context.open(options.connection())) {
            var tree = new RelationTree(database);
            var schemas = tree.schemas(context.cancellation());
            if (schema != null && schemas.stream().noneMatch(s -> s.name().equals(schema))) {
                throw new AppException(Problem.of(
                        ProblemKind.USAGE,
                        "tables.schema",
                        Messages.text(
                                "cli.tables.schema", schema, database.target().label()),
                        Messages.text("cli.tables.schema.next")));
            }
            var relations = schemas.stream()
                    .filter(s ->
                            schema == null ? all || isOrdinary(s) : s.name().equals(schema))
                    .flatMap(s -> tree.relations(s.name(), context.cancellation()).stream())
                    .filter(relation -> all || relation.extension() == null)
                    .flatMap(TablesCommand::withPartitions)
                    .toList();
            if (options.json()) {
                context.json(Map.of(
                        "relations",
                        relations.stream().map(TablesCommand::values).toList()));
            } else {
                print(relations);
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Shows columns, indexes, constraints, policies, triggers, grants and dependents of one relation.",
                "What the role may not see is left out, never guessed."
            })
    int show(
            @Mixin DatabaseOptions options,
            @Parameters(paramLabel = "SCHEMA.TABLE", description = "A table or view.") String table) {
        try (var database = context.open(options.connection())) {
            return new ShowVerb(context, database, options.json()).show(table);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints the statements that make a relation, with all that belongs to it.")
    int ddl(
            @Mixin DatabaseOptions options,
            @Parameters(paramLabel = "SCHEMA.TABLE", description = "A table or view.") String table) {
        try (var database = context.open(options.connection())) {
            return new ShowVerb(context, database, options.json()).definition(table);
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the rows of a table, a view or a query to a file, whole or not at all.",
                "Streams: a table of any size needs no memory. Ctrl+C stops the statement and leaves no file."
            })
    int exportRows(@Mixin DatabaseOptions options, @Mixin ExportVerb.Choice choice) {
        return new ExportVerb(context, options).run(choice);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a CSV, TSV, JSON, NDJSON or Excel file into a table, at the speed of COPY.",
                "Columns go where their names match; --dry-run says what would happen and takes it back."
            })
    int importRows(@Mixin DatabaseOptions options, @Mixin ImportVerb.Choice choice) {
        return new ImportVerb(context, options).run(choice);
    }

    @Command(
            name = "undo-import",
            mixinStandardHelpOptions = true,
            description = "Takes an import back: deletes exactly its rows, or refuses when they were changed since.")
    int undoImport(
            @Mixin DatabaseOptions options,
            @Parameters(paramLabel = "NOTE", description = "The file that the import named.") Path note) {
        return new ImportVerb(context, options).undo(note);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Draws tables and their foreign keys: an entity-relationship diagram.",
            footer = {"", "Lines end in crow's feet; tables of other schemas are shown where a foreign key leads there."
            })
    int erd(@Mixin DatabaseOptions options, @Mixin ErdVerb.Choice choice) {
        return new ErdVerb(context, options).draw(choice);
    }

    private static boolean isOrdinary(SchemaEntry schema) {
        return !schema.system() && schema.extension() == null;
    }

    private static Stream<RelationEntry> withPartitions(RelationEntry relation) {
        return Stream.concat(
                Stream.of(relation), relation.partitions().stream().flatMap(TablesCommand::withPartitions));
    }

    private static Map<String, @Nullable Object> values(RelationEntry relation) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("schema", relation.name().schema());
        values.put("name", relation.name().name());
        values.put("kind", relation.kind().name().toLowerCase(Locale.ROOT));
        values.put("estimatedRows", relation.estimatedRows());
        values.put("totalBytes", relation.totalBytes());
        values.put("rowSecurity", relation.rowSecurity());
        values.put("readable", relation.readable());
        values.put("extension", relation.extension());
        return values;
    }

    private void print(List<RelationEntry> relations) {
        var lines = new ArrayList<List<String>>();
        for (var relation : relations) {
            var rows = relation.estimatedRows();
            lines.add(List.of(
                    relation.name().label(),
                    Messages.text("browser.kind." + relation.kind().name()),
                    rows == null ? "–" : "≈ " + Sizes.count(rows),
                    relation.kind().isStored() ? Sizes.bytes(relation.totalBytes()) : "–",
                    relation.rowSecurity() ? Messages.text("browser.tree.rowSecurity") : ""));
        }
        if (lines.isEmpty()) {
            context.line(Messages.text("cli.tables.none"));
        }
        TextTable.lines(lines).forEach(context::line);
    }
}
