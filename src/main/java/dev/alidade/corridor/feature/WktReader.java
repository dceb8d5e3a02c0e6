package dev.alidade.corridor.feature;

import java.util.Locale;

/** Reads (E)WKT of every type, curves included, straight into flat arrays. One reader reads one text. */
final class WktReader {
    private static final int MAX_DEPTH = 32;

    private final FeatureCollector collector;
    private final String text;
    private int at;

    WktReader(FeatureCollector collector, String text) {
        this.collector = collector;
        this.text = text;
    }

    /** The SRID before the geometry; 0 when there is none. */
    int read() {
        int srid = 0;
        if (text.regionMatches(true, skip(), "SRID=", 0, 5)) {
            int end = text.indexOf(';', at);
            srid = Integer.parseInt(text.substring(at + 5, end).strip());
            at = end + 1;
        }
        geometry("", 0);
        if (skip() != text.length()) {
            throw new IllegalArgumentException("text after the geometry");
        }
        return srid;
    }

    private void geometry(String inherited, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("geometry nested too deeply");
        }
        var type = word();
        if (type.equals("EMPTY")) {
            return;
        }
        if (type.isEmpty()) {
            type = inherited;
        }
        var dimensions = word();
        if (dimensions.equals("EMPTY") || word().equals("EMPTY")) {
            return;
        }
        expect('(');
        switch (withoutDimensions(type)) {
            case "POINT" -> run(FeatureSet.POINT);
            case "LINESTRING" -> run(FeatureSet.LINE);
            case "CIRCULARSTRING" -> arc();
            case "POLYGON", "TRIANGLE" -> rings();
            case "MULTIPOINT" -> points();
            case "MULTILINESTRING", "COMPOUNDCURVE", "MULTICURVE" -> children("LINESTRING", depth);
            case "MULTIPOLYGON", "MULTISURFACE", "POLYHEDRALSURFACE", "TIN" -> children("POLYGON", depth);
            case "CURVEPOLYGON" -> curveRings(depth);
            case "GEOMETRYCOLLECTION" -> children("", depth);
            default -> throw new IllegalArgumentException("unknown geometry type");
        }
    }

    private static String withoutDimensions(String type) {
        return type.endsWith("ZM")
                ? type.substring(0, type.length() - 2)
                : type.endsWith("Z") || (type.endsWith("M") && !type.endsWith("EM"))
                        ? type.substring(0, type.length() - 1)
                        : type;
    }

    private void children(String inherited, int depth) {
        do {
            geometry(inherited, depth + 1);
        } while (more());
    }

    private void curveRings(int depth) {
        boolean first = true;
        do {
            collector.beginRing(first ? FeatureSet.SHELL : FeatureSet.HOLE);
            geometry("LINESTRING", depth + 1);
            collector.endRing();
            first = false;
        } while (more());
    }

    private void rings() {
        boolean first = true;
        do {
            expect('(');
            run(first ? FeatureSet.SHELL : FeatureSet.HOLE);
            first = false;
        } while (more());
    }

    private void points() {
        do {
            if (text.charAt(skip()) == '(') {
                at++;
                run(FeatureSet.POINT);
            } else if (!word().equals("EMPTY")) {
                collector.beginPart(FeatureSet.POINT);
                vertex();
                collector.endPart();
            }
        } while (more());
    }

    /** Vertices up to the closing bracket. */
    private void run(byte kind) {
        collector.beginPart(kind);
        do {
            vertex();
        } while (more());
        collector.endPart();
    }

    private void arc() {
        collector.beginPart(FeatureSet.LINE);
        var arcs = new ArcSegments(collector);
        do {
            double x = number();
            double y = number();
            rest();
            arcs.vertex(x, y);
        } while (more());
        arcs.end();
        collector.endPart();
    }

    private void vertex() {
        collector.vertex(number(), number());
        rest();
    }

    private void rest() {
        while (text.charAt(skip()) != ',' && text.charAt(at) != ')') {
            number();
        }
    }

    /** Whether a comma follows; otherwise a closing bracket has to, which is taken. */
    private boolean more() {
        char c = text.charAt(skip());
        at++;
        if (c != ',' && c != ')') {
            throw new IllegalArgumentException("comma or bracket expected");
        }
        return c == ',';
    }

    private void expect(char wanted) {
        if (text.charAt(skip()) != wanted) {
            throw new IllegalArgumentException("bracket expected");
        }
        at++;
    }

    private String word() {
        int from = skip();
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private double number() {
        int from = skip();
        while (at < text.length() && ",() \t\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return Double.parseDouble(text.substring(from, at));
    }

    private int skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
