package dev.alidade.browser.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A geometry's outline in its own coordinates, as read from (extended) well-known text; enough for a small drawing.
 *
 * @param type as it is written, e.g. {@code MULTIPOLYGON}
 * @param srid 0 when the text says none
 * @param parts its points, lines and rings
 * @param whole whether the text was read to its end
 */
public record ShapeReading(String type, int srid, List<Part> parts, boolean whole) {
    private static final Pattern START = Pattern.compile("(?:SRID=(\\d+);)?\\s*([A-Z]+)");

    public ShapeReading {
        parts = List.copyOf(parts);
    }

    /** What a part is. */
    public enum Kind {
        POINT,
        LINE,
        /** A ring; a hole when it lies in another one of the same polygon (drawn by the even-odd rule). */
        RING
    }

    /**
     * One part.
     *
     * @param polygon rings with the same number belong to one polygon
     * @param xs first coordinates: longitude or easting
     * @param ys second coordinates, as many
     */
    public record Part(Kind kind, int polygon, List<Double> xs, List<Double> ys) {
        public Part {
            xs = List.copyOf(xs);
            ys = List.copyOf(ys);
        }
    }

    /** Reads well-known text; empty when it is none or has no coordinates. Reads as far as it goes when it was cut. */
    public static Optional<ShapeReading> of(String text) {
        var start = START.matcher(text.substring(0, Math.min(text.length(), 60)).toUpperCase(Locale.ROOT));
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        int srid = start.group(1) == null ? 0 : Integer.parseInt(start.group(1));
        var reader = new Reader(text.substring(start.start(2)));
        reader.read();
        return reader.parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ShapeReading(start.group(2), srid, reader.parts, reader.depth == 0));
    }

    /** How many coordinate pairs it has. */
    public int points() {
        return parts.stream().mapToInt(part -> part.xs().size()).sum();
    }

    private static final class Reader {
        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private String shape = "";
        private int depth;
        private int polygon;
        private List<Double> xs = new ArrayList<>();
        private List<Double> ys = new ArrayList<>();
        private final List<Double> tuple = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        void read() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '(' -> {
                        name();
                        depth++;
                        if (shape.contains("POLYGON") && text.startsWith("((", i)) {
                            polygon++;
                        }
                    }
                    case ')' -> {
                        number();
                        pair();
                        part();
                        depth--;
                    }
                    case ',' -> {
                        number();
                        pair();
                    }
                    case ' ' -> number();
                    default -> word.append(c);
                }
            }
        }

        private void name() {
            var said = word.toString().toUpperCase(Locale.ROOT);
            word.setLength(0);
            if (said.length() > 2) {
                shape = said;
            }
        }

        private void number() {
            boolean name = !word.isEmpty() && Character.isLetter(word.charAt(0));
            if (word.isEmpty() || (name && !word.toString().equalsIgnoreCase("nan"))) {
                // the name of a shape before its bracket, or Z, M
                return;
            }
            try {
                tuple.add(Double.valueOf(word.toString()));
            } catch (NumberFormatException e) {
                tuple.add(Double.NaN);
            }
            word.setLength(0);
        }

        private void pair() {
            if (tuple.size() >= 2 && Double.isFinite(tuple.get(0)) && Double.isFinite(tuple.get(1))) {
                xs.add(tuple.get(0));
                ys.add(tuple.get(1));
            }
            tuple.clear();
        }

        private void part() {
            if (xs.isEmpty()) {
                return;
            }
            if (shape.contains("POINT")) {
                for (int i = 0; i < xs.size(); i++) {
                    parts.add(new Part(Kind.POINT, 0, List.of(xs.get(i)), List.of(ys.get(i))));
                }
            } else {
                boolean ring = shape.contains("POLYGON") || shape.startsWith("TRIANGLE") || shape.startsWith("TIN");
                parts.add(new Part(ring ? Kind.RING : Kind.LINE, polygon, xs, ys));
            }
            xs = new ArrayList<>();
            ys = new ArrayList<>();
        }
    }
}
