package dev.alidade.cli;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.relation.PageField;
import dev.alidade.browser.relation.PageRow;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code tables show} and {@code tables ddl}: everything about one relation but its rows. */
final class ShowVerb {
    private final CliContext context;
    private final Database database;
    private final boolean json;

    ShowVerb(CliContext context, Database database, boolean json) {
        this.context = context;
        this.database = database;
        this.json = json;
    }

    /** Lists every page that has something on it; in JSON all of them. */
    int show(String table) {
        var entry = entry(TableArgument.parse(table));
        var pages = new RelationPages(database);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("schema", entry.name().schema());
        values.put("name", entry.name().name());
        values.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        values.put("estimatedRows", entry.estimatedRows());
        values.put("totalBytes", entry.totalBytes());
        values.put("rowSecurity", entry.rowSecurity());
        values.put("comment", entry.description());
        if (!json) {
            context.line(TerminalText.safe(entry.name().label()) + "  "
                    + Messages.text("browser.kind." + entry.kind().name()) + "  " + Sizes.bytes(entry.totalBytes()));
        }
        for (var page : RelationPage.values()) {
            var rows = pages.read(entry.name(), page, context.cancellation());
            values.put(page.id(), rows.stream().map(row -> values(page, row)).toList());
            if (!json && !rows.isEmpty()) {
                print(page, rows);
            }
        }
        if (json) {
            context.json(values);
        }
        return 0;
    }

    /** Prints the statements that make it. */
    int definition(String table) {
        var entry = entry(TableArgument.parse(table));
        var definition = new RelationPages(database).definition(entry.name(), entry.kind(), context.cancellation());
        if (json) {
            context.json(Map.of("relation", entry.name().label(), "definition", definition));
        } else {
            context.line(definition.stripTrailing());
        }
        return 0;
    }

    private RelationEntry entry(RelationName name) {
        return new RelationTree(database)
                .relations(name.schema(), context.cancellation()).stream()
                        .flatMap(ShowVerb::withPartitions)
                        .filter(entry -> entry.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AppException(Problem.of(
                                ProblemKind.USAGE,
                                "browser.missing",
                                Messages.text("browser.missing", name.label()),
                                Messages.text("cli.tables.missing.next"))));
    }

    private static Stream<RelationEntry> withPartitions(RelationEntry entry) {
        return Stream.concat(Stream.of(entry), entry.partitions().stream().flatMap(ShowVerb::withPartitions));
    }

    private static Map<String, @Nullable Object> values(RelationPage page, PageRow row) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < page.fields().size(); i++) {
            values.put(page.fields().get(i).key(), row.values().get(i));
        }
        return values;
    }

    private void print(RelationPage page, List<PageRow> rows) {
        context.line("");
        context.line(Messages.text("browser.page." + page.id()));
        var lines = new ArrayList<List<String>>();
        lines.add(page.fields().stream()
                .map(field -> Messages.text("browser.page.field." + field.name()))
                .toList());
        for (var row : rows) {
            var line = new ArrayList<String>();
            for (int i = 0; i < page.fields().size(); i++) {
                line.add(shown(page.fields().get(i), row.values().get(i)));
            }
            lines.add(line);
        }
        TextTable.lines(lines).forEach(line -> context.line("  " + line.stripTrailing()));
    }

    private static String shown(PageField field, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? Messages.text("browser.page.yes") : "";
            case Long bytes when field.kind() == PageField.Kind.BYTES -> Sizes.bytes(bytes);
            default -> TerminalText.safe(value.toString());
        };
    }
}
