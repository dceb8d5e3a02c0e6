package dev.alidade.cli;

import dev.alidade.browser.diagram.DiagramArranger;
import dev.alidade.browser.diagram.DiagramDetail;
import dev.alidade.browser.diagram.DiagramFile;
import dev.alidade.browser.diagram.DiagramReader;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code tables erd}: the diagram of the window as a file. */
final class ErdVerb {
    private final CliContext context;
    private final DatabaseOptions options;

    ErdVerb(CliContext context, DatabaseOptions options) {
        this.context = context;
        this.options = options;
    }

    /** What is drawn, how, and where to. */
    static final class Choice {
        @Option(
                names = "--schema",
                paramLabel = "NAME",
                defaultValue = "public",
                description = "The schema; default ${DEFAULT-VALUE}.")
        String schema = "public";

        @Option(
                names = "--tables",
                paramLabel = "A,B",
                split = ",",
                description = "Only these tables or views of the schema, and the foreign keys between them.")
        @Nullable
        List<String> tables;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .svg or .png to write.")
        Path out = Path.of("");

        @Option(
                names = "--detail",
                paramLabel = "COLUMNS|KEYS|NAMES",
                description = "How much of each table; default COLUMNS, for more than 60 tables KEYS.")
        @Nullable
        DiagramDetail detail;

        @Option(names = "--dark", description = "On dark ground.")
        boolean dark;
    }

    int draw(Choice choice) {
        if (!DiagramFile.isKnown(choice.out)) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "cli.erd.format",
                    Messages.text("cli.erd.format", choice.out.toString()),
                    Messages.text("cli.erd.format.next")));
        }
        try (var database = context.open(options.connection())) {
            var reader = new DiagramReader(database);
            var names = choice.tables;
            var diagram = names == null
                    ? reader.schema(choice.schema, context.cancellation())
                    : reader.tables(choice.schema, names, context.cancellation());
            var detail = choice.detail == null
                    ? DiagramDetail.fitting(diagram.tables().size())
                    : choice.detail;
            var plan = new DiagramArranger().arrange(diagram, detail, context.cancellation());
            new DiagramFile(choice.dark).write(plan, choice.schema, choice.out);
            int tables = diagram.tables().size();
            int references = diagram.references().size();
            if (options.json()) {
                var values = new LinkedHashMap<String, Object>();
                values.put("file", choice.out.toString());
                values.put("tables", tables);
                values.put("references", references);
                values.put("width", Math.round(plan.extent().width()));
                values.put("height", Math.round(plan.extent().height()));
                context.json(values);
            } else {
                context.line(Messages.text("cli.erd.written", tables, references, choice.out.toString()));
            }
            return 0;
        }
    }
}
