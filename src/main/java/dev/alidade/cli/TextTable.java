package dev.alidade.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of fields, padded so that columns stand below each other. */
final class TextTable {
    private TextTable() {}

    static List<String> lines(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else if (width > widths.get(i)) {
                    widths.set(i, width);
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(' ', widths.get(i) - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
