package dev.alidade.browser.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * A name set as large as its box allows, broken after underscores and spaces.
 *
 * @param lines what stands on each line, at least one
 * @param size of the letters
 */
record Poster(List<String> lines, double size) {
    static final double LEADING = 1.25;
    private static final double LARGEST = 64;
    private static final int MOST_LINES = 5;

    Poster {
        lines = List.copyOf(lines);
    }

    static Poster of(String name, double width, double height) {
        var words = List.of(name.split("(?<=[_\\s.-])"));
        var best = sized(List.of(name), width, height);
        for (int lines = 2; lines <= Math.min(MOST_LINES, words.size()); lines++) {
            var poster = sized(broken(words, lines), width, height);
            if (poster.size > best.size) {
                best = poster;
            }
        }
        return best;
    }

    private static Poster sized(List<String> lines, double width, double height) {
        double widest = lines.stream()
                .mapToDouble(line -> MonoText.width(line, 1))
                .max()
                .orElse(1);
        return new Poster(
                lines, Math.min(LARGEST, Math.min(width / Math.max(widest, 1e-3), height / (lines.size() * LEADING))));
    }

    private static List<String> broken(List<String> words, int count) {
        double all = words.stream().mapToDouble(word -> MonoText.width(word, 1)).sum();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double used = 0;
        for (var word : words) {
            double width = MonoText.width(word, 1);
            if (!line.isEmpty() && used + width / 2 > all * (lines.size() + 1) / count) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word);
            used += width;
        }
        lines.add(line.toString());
        return lines;
    }
}
