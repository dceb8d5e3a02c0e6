package dev.alidade.cli;

import dev.alidade.browser.transfer.CsvOptions;
import dev.alidade.browser.transfer.ExportOptions;
import dev.alidade.browser.transfer.ExportOutcome;
import dev.alidade.browser.transfer.ExportSource;
import dev.alidade.browser.transfer.Exporter;
import dev.alidade.browser.transfer.TransferFormat;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tables export}. */
final class ExportVerb {
    private static final String STANDARD_OUTPUT = "-";

    private final CliContext context;
    private final DatabaseOptions options;

    ExportVerb(CliContext context, DatabaseOptions options) {
        this.context = context;
        this.options = options;
    }

    /** What is written, where and how. */
    static final class Choice {
        @Parameters(arity = "0..1", paramLabel = "SCHEMA.TABLE", description = "A table or view.")
        @Nullable
        String table;

        @Option(names = "--sql", paramLabel = "SELECT", description = "The rows of a query, which runs read-only.")
        @Nullable
        String sql;

        @Option(names = "--where", paramLabel = "SQL", description = "Only rows of the table that fulfil this.")
        @Nullable
        String where;

        @Option(names = "--order", paramLabel = "SQL", description = "Rows of the table in this order.")
        @Nullable
        String order;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE|-",
                description = "The file, or - for standard output.")
        String out = STANDARD_OUTPUT;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "${COMPLETION-CANDIDATES}; without it the file's name tells.")
        @Nullable
        TransferFormat format;

        @Option(names = "--gzip", description = "Compress; a name that ends in .gz says so, too.")
        boolean gzip;

        @Option(names = "--overwrite", description = "Replace a file that is there.")
        boolean overwrite;

        @Option(
                names = "--delimiter",
                paramLabel = "CHAR",
                description = "Between fields of CSV: a comma unless given.")
        String delimiter = ",";

        @Option(names = "--no-header", description = "CSV and TSV without a line of names.")
        boolean noHeader;

        @Option(
                names = "--null",
                paramLabel = "TEXT",
                description = "What stands for NULL in CSV: nothing unless given.")
        String nullText = "";

        @Option(names = "--quote-all", description = "Quotes around every value in CSV.")
        boolean quoteAll;

        @Option(names = "--bom", description = "Begin CSV with a byte order mark, as Excel wants it.")
        boolean bom;

        @Option(
                names = "--neutralise-formulas",
                description = "An apostrophe before texts that a spreadsheet would run as a formula.")
        boolean neutralise;
    }

    int run(Choice choice) {
        if ((choice.table == null) == (choice.sql == null)) {
            throw TransferUsage.problem("transfer.cli.source");
        }
        if (choice.sql != null && (choice.where != null || choice.order != null)) {
            throw TransferUsage.problem("transfer.cli.condition");
        }
        boolean standardOutput = choice.out.equals(STANDARD_OUTPUT);
        if (standardOutput && options.json()) {
            throw TransferUsage.problem("transfer.cli.jsonOut");
        }
        var export = options(choice, standardOutput);
        try (var database = context.open(options.connection())) {
            var outcome = write(database, choice, export, standardOutput);
            if (options.json()) {
                var json = new LinkedHashMap<String, Object>();
                json.put("file", choice.out);
                json.put("format", export.format().name().toLowerCase(Locale.ROOT));
                json.put("rows", outcome.rows());
                json.put("bytes", outcome.bytes());
                json.put("milliseconds", outcome.took().toMillis());
                context.json(json);
            } else {
                context.progress(Messages.text(
                        "transfer.cli.exported",
                        Sizes.exact(outcome.rows()),
                        Sizes.bytes(outcome.bytes()),
                        Times.duration(outcome.took())));
            }
            return 0;
        }
    }

    private ExportOutcome write(Database database, Choice choice, ExportOptions export, boolean standardOutput) {
        var exporter = new Exporter(database);
        var stop = context.cancellation();
        var listener = TransferUsage.progress(context);
        var source = choice.table == null
                ? ExportSource.select(choice.sql == null ? "" : choice.sql)
                : exporter.source(TableArgument.parse(choice.table), choice.where, choice.order, stop);
        if (!standardOutput) {
            var place = new Exporter.Place(Path.of(choice.out), choice.overwrite);
            return exporter.toFile(source, export, place, listener, stop);
        }
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            return exporter.toStream(source, export, out, listener, stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportOptions options(Choice choice, boolean standardOutput) {
        var format = choice.format;
        if (format == null) {
            format = standardOutput
                    ? TransferFormat.CSV
                    : TransferFormat.ofFileName(choice.out)
                            .orElseThrow(() -> TransferUsage.problem("transfer.cli.format", choice.out));
        }
        var csv = new CsvOptions(
                TransferUsage.delimiter(choice.delimiter),
                !choice.noHeader,
                choice.nullText,
                choice.quoteAll,
                choice.bom);
        boolean gzip = choice.gzip || choice.out.toLowerCase(Locale.ROOT).endsWith(".gz");
        return new ExportOptions(format, gzip, csv, choice.neutralise);
    }
}
