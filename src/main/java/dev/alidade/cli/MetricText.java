package dev.alidade.cli;

import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.metric.MetricColumn;
import dev.alidade.monitoring.metric.MetricTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A metric as lines of text, its first rows only. */
final class MetricText {
    private static final int ROWS = 20;
    private static final int WIDEST = 60;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private MetricText() {}

    static List<String> lines(MetricTable table) {
        if (table.rows().isEmpty()) {
            return List.of(Messages.text("cli.health.none"));
        }
        var grid = new ArrayList<List<String>>();
        grid.add(table.columns().stream().map(MetricColumn::title).toList());
        for (var line : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < table.columns().size(); i++) {
                var text = table.columns().get(i).text(line.at(i), table.takenAt());
                cells.add(shortened(SPACES.matcher(text).replaceAll(" ")));
            }
            grid.add(cells);
        }
        var lines = new ArrayList<>(TextTable.lines(grid));
        if (table.rows().size() > ROWS) {
            lines.add(Messages.text("cli.monitor.more", table.rows().size() - ROWS));
        }
        if (table.hidden() > 0) {
            lines.add("? " + Messages.text("cli.monitor.hidden", table.hidden()));
        }
        return lines;
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : Excerpt.of(text, WIDEST - 1);
    }
}
