package dev.alidade.corridor.feature;

/** Reads PostgreSQL's own shapes as the server prints them: {@code (1,2)}, {@code [(0,0),(1,1)]}, {@code <(0,0),5>}. */
final class NativeShapes {
    private static final int CIRCLE_CORNERS = 72;

    private final FeatureCollector collector;

    NativeShapes(FeatureCollector collector) {
        this.collector = collector;
    }

    /**
     * Adds the shape.
     *
     * @return 0, for these shapes know no system
     */
    int read(String text) {
        double[] numbers = numbers(text);
        if (text.startsWith("<")) {
            circle(numbers[0], numbers[1], numbers[2]);
        } else if (text.startsWith("[")) {
            run(FeatureSet.LINE, numbers, false);
        } else if (text.startsWith("((")) {
            run(FeatureSet.SHELL, numbers, true);
        } else if (numbers.length == 2) {
            run(FeatureSet.POINT, numbers, false);
        } else {
            box(numbers);
        }
        return 0;
    }

    private void circle(double x, double y, double radius) {
        collector.beginPart(FeatureSet.SHELL);
        for (int i = 0; i <= CIRCLE_CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CIRCLE_CORNERS) / CIRCLE_CORNERS;
            collector.vertex(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        collector.endPart();
    }

    private void box(double[] n) {
        run(FeatureSet.SHELL, new double[] {n[0], n[1], n[2], n[1], n[2], n[3], n[0], n[3]}, true);
    }

    private void run(byte kind, double[] numbers, boolean closed) {
        collector.beginPart(kind);
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            collector.vertex(numbers[i], numbers[i + 1]);
        }
        if (closed && numbers.length > 3) {
            collector.vertex(numbers[0], numbers[1]);
        }
        collector.endPart();
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split("[\\[\\]()<>,\\s]+"))
                .filter(part -> !part.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
