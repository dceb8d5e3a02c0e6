package dev.alidade.cli;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.transfer.ImportMode;
import dev.alidade.browser.transfer.ImportOutcome;
import dev.alidade.browser.transfer.ImportPlan;
import dev.alidade.browser.transfer.ImportPlanner;
import dev.alidade.browser.transfer.ImportRequest;
import dev.alidade.browser.transfer.ImportUndo;
import dev.alidade.browser.transfer.Importer;
import dev.alidade.browser.transfer.NewTable;
import dev.alidade.browser.transfer.ReadOptions;
import dev.alidade.browser.transfer.TransferFormat;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.settings.JsonFile;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tables import} and {@code tables undo-import}. */
final class ImportVerb {
    private static final int LISTED = 20;
    private static final ImportUndo NO_UNDO = new ImportUndo(new RelationName("", ""), false, List.of(), -1);

    private final CliContext context;
    private final DatabaseOptions options;

    ImportVerb(CliContext context, DatabaseOptions options) {
        this.context = context;
        this.options = options;
    }

    /** What is read, where it goes and how. */
    static final class Choice {
        @Parameters(
                paramLabel = "FILE",
                description = "CSV, TSV, JSON or NDJSON, also packed with gzip; the first sheet of an Excel workbook.")
        Path file = Path.of("");

        @Option(names = "--table", required = true, paramLabel = "SCHEMA.TABLE", description = "Where the rows go.")
        String table = "";

        @Option(names = "--create", description = "Make the table first; its types are guessed from the first rows.")
        boolean create;

        @Option(
                names = "--type",
                paramLabel = "NAME=TYPE",
                description = "With --create: a name in the file and the type of its column. Repeat as needed.")
        @Nullable
        List<String> type;

        @Option(
                names = "--map",
                paramLabel = "NAME=COLUMN",
                description =
                        "A name in the file and its column; nothing behind the = leaves it out. Repeat as needed.")
        @Nullable
        List<String> map;

        @Option(names = "--dry-run", description = "Say what would happen: everything is done and then taken back.")
        boolean dryRun;

        @Option(names = "--rejects", paramLabel = "FILE", description = "Where bad rows go, with line and reason.")
        @Nullable
        Path rejects;

        @Option(names = "--max-rejects", paramLabel = "N", description = "Fail after more bad rows (${DEFAULT-VALUE}).")
        long maxRejects = ImportRequest.MAX_REJECTS;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                description = {
                    "all_or_nothing: one transaction, the first bad row takes all back (the usual);",
                    "skip_rejects: one transaction, bad rows are left out;",
                    "resumable: committed in parts; the same command goes on after an interruption."
                })
        ImportMode mode = ImportMode.ALL_OR_NOTHING;

        @Option(
                names = "--progress-file",
                paramLabel = "FILE",
                description = "Where a resumable import notes how far it is.")
        @Nullable
        Path progress;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "csv, tsv, json, ndjson or excel; else the name tells.")
        @Nullable
        TransferFormat format;

        @Option(names = "--encoding", paramLabel = "CHARSET", description = "UTF-8 and UTF-16 are recognised.")
        @Nullable
        String encoding;

        @Option(names = "--delimiter", paramLabel = "CHAR", description = "Between fields; else it is looked for.")
        @Nullable
        String delimiter;

        @Option(
                names = "--header",
                negatable = true,
                description = "Whether the first line names the columns; else it is looked for.")
        @Nullable
        Boolean header;

        @Option(
                names = "--null",
                paramLabel = "TEXT",
                description = "What stands for NULL, unquoted: nothing unless given.")
        String nullText = "";

        @Option(names = "--empty-as-null", description = "Quoted empty fields are NULL, too.")
        boolean emptyAsNull;
    }

    int run(Choice choice) {
        try (var database = context.open(options.connection())) {
            var plan = plan(database, choice);
            var request =
                    new ImportRequest(choice.mode, choice.dryRun, choice.rejects, choice.maxRejects, choice.progress);
            boolean parts = choice.mode == ImportMode.RESUMABLE;
            if (!options.json()) {
                plan.notes().forEach(context::progress);
                if (plan.create()) {
                    context.progress(Messages.text("transfer.cli.creates"));
                    context.progress(plan.createSql());
                }
                if (!choice.dryRun && (parts || !plan.undo().possible())) {
                    context.progress(
                            parts
                                    ? Messages.text("transfer.undo.parts")
                                    : plan.undo().reason());
                }
            }
            var outcome = new Importer(database, context.folders())
                    .run(plan, request, TransferUsage.progress(context), context.cancellation());
            var note = note(outcome);
            boolean wasPromised = plan.undo().possible() && !parts && !choice.dryRun;
            if (options.json()) {
                context.json(json(plan, outcome, choice.dryRun, note));
            } else {
                text(outcome, choice.dryRun);
                if (note != null) {
                    context.progress(Messages.text(
                            "transfer.cli.canUndo",
                            plan.undo().reason(),
                            Messages.text("transfer.cli.undo", note.toString())));
                } else if (wasPromised) {
                    context.progress(Messages.text("transfer.undo.notFound"));
                }
            }
            return choice.dryRun && outcome.rejected() > 0 ? 1 : 0;
        }
    }

    int undo(Path note) {
        var undo = notes(note).load();
        if (undo.rows() < 0) {
            throw TransferUsage.problem("transfer.cli.undoFile", note.toString());
        }
        try (var database = context.open(options.connection())) {
            new Importer(database, context.folders()).undo(undo, context.cancellation());
            if (options.json()) {
                context.json(Map.of("rows", undo.rows(), "table", undo.table().label()));
            } else {
                context.line(Messages.text("transfer.cli.undone", Sizes.exact(undo.rows())));
            }
            return 0;
        }
    }

    private ImportPlan plan(Database database, Choice choice) {
        var planner = new ImportPlanner(database);
        var target = TableArgument.parse(choice.table);
        var read = new ReadOptions(
                choice.format,
                choice.encoding == null ? null : charset(choice.encoding),
                choice.delimiter == null ? null : TransferUsage.delimiter(choice.delimiter),
                choice.header,
                choice.nullText,
                choice.emptyAsNull);
        var map = pairs(choice.map, "transfer.cli.map");
        var types = pairs(choice.type, "transfer.cli.type");
        if (!choice.create && !types.isEmpty()) {
            throw TransferUsage.problem("transfer.cli.typeAlone");
        }
        return choice.create
                ? planner.intoNew(
                        choice.file, new NewTable(target, types, progress(choice)), read, map, context.cancellation())
                : planner.into(choice.file, target, read, map, context.cancellation());
    }

    /** Where an earlier run, which was interrupted, noted how far it was; null where none goes on. */
    private static @Nullable Path progress(Choice choice) {
        if (choice.mode != ImportMode.RESUMABLE) {
            return null;
        }
        return choice.progress == null ? ImportRequest.progressBeside(choice.file) : choice.progress;
    }

    /** Names with what stands behind their last equals sign. */
    private static Map<String, String> pairs(@Nullable List<String> words, String code) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words == null ? List.<String>of() : words) {
            int equals = word.lastIndexOf('=');
            if (equals < 1) {
                throw TransferUsage.problem(code, word);
            }
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return pairs;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw TransferUsage.problem("transfer.import.unknownEncoding", name);
        }
    }

    /** The file that takes the import back; null when it cannot be taken back. */
    private @Nullable Path note(ImportOutcome outcome) {
        var undo = outcome.undo();
        if (undo == null) {
            return null;
        }
        var place = context.folders()
                .data()
                .resolve("imports")
                .resolve("import-" + undo.transactions().getFirst() + "-" + System.currentTimeMillis() + ".json");
        notes(place).save(undo);
        return place;
    }

    private static JsonFile<ImportUndo> notes(Path place) {
        var absolute = place.toAbsolutePath();
        return new JsonFile<>(
                Objects.requireNonNull(absolute.getParent()),
                absolute.getFileName().toString(),
                ImportUndo.class,
                NO_UNDO);
    }

    private void text(ImportOutcome outcome, boolean dryRun) {
        if (outcome.resumed() > 0) {
            context.progress(Messages.text("transfer.cli.resumed", Sizes.exact(outcome.resumed())));
        }
        context.line(Messages.text(
                dryRun ? "transfer.cli.wouldImport" : "transfer.cli.imported",
                Sizes.exact(outcome.rows()),
                Times.duration(outcome.took())));
        if (outcome.rejected() > 0) {
            context.line(Messages.text("transfer.cli.rejected", Sizes.exact(outcome.rejected())));
            outcome.rejects().stream()
                    .limit(LISTED)
                    .forEach(r -> context.line(Messages.text(
                            "transfer.cli.line", Long.toString(r.line()), TerminalText.safe(r.reason()))));
        }
    }

    private static Map<String, @Nullable Object> json(
            ImportPlan plan, ImportOutcome outcome, boolean dryRun, @Nullable Path note) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("table", plan.target().label());
        json.put("dryRun", dryRun);
        json.put("rows", outcome.rows());
        json.put("rejected", outcome.rejected());
        json.put("resumedRecords", outcome.resumed());
        json.put("milliseconds", outcome.took().toMillis());
        json.put("notes", plan.notes());
        json.put("created", plan.create() ? plan.createSql() : null);
        json.put("undo", note == null ? null : note.toString());
        json.put(
                "rejects",
                outcome.rejects().stream()
                        .map(r -> Map.of("line", r.line(), "reason", r.reason(), "text", r.text()))
                        .toList());
        return json;
    }
}
