package dev.alidade.browser.diagram;

/** Widths of texts in the bundled fixed-pitch face, known without asking a font: a sign is 0.6 of its size wide. */
final class MonoText {
    static final double PITCH = 0.6;
    private static final String ELLIPSIS = "…";

    private MonoText() {}

    static double width(String text, double size) {
        return columns(text) * PITCH * size;
    }

    /** The text, or as much of it as has room with an ellipsis. */
    static String fitting(String text, double size, double room) {
        if (width(text, size) <= room + 0.01) {
            return text;
        }
        int columns = (int) Math.floor(room / (PITCH * size)) - 1;
        var shown = new StringBuilder();
        double used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            used += columns(codePoint);
            if (used > columns) {
                break;
            }
            shown.appendCodePoint(codePoint);
        }
        return shown.append(ELLIPSIS).toString();
    }

    private static double columns(String text) {
        return text.codePoints().mapToDouble(MonoText::columns).sum();
    }

    private static double columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return Character.isIdeographic(codePoint)
                        || codePoint >= 0x1F000
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                ? 1.7
                : 1;
    }
}
