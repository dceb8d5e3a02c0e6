package dev.alidade.ui.control;

/** A text made to stay on one line, with visible signs for what would break out of it. */
public final class OneLine {
    private OneLine() {}

    /**
     * The beginning of a text with line ends and control characters as signs.
     *
     * @param most characters at most
     */
    public static String of(String text, int most) {
        var line = new StringBuilder(Math.min(text.length(), most));
        text.codePoints().limit(most).forEach(c -> {
            if (c == '\n') {
                line.append('⏎');
            } else if (c == '\t') {
                line.append("  ");
            } else if (Character.isISOControl(c)) {
                line.append('·');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
