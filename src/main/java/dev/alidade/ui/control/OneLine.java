package dev.alidade.ui.control;

/** A text made to stay on one line and in its place, with visible signs for what would break out of it. */
public final class OneLine {
    private OneLine() {}

    /**
     * The beginning of a text with line ends, control characters and those that turn the direction of others as signs.
     * Letters of languages that are written from the right need none of the latter and stay as they are.
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
            } else if (Character.isISOControl(c) || turns(c)) {
                line.append('·');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** How many characters of a text turn the direction of others. */
    static int turning(String text) {
        return (int) text.chars().filter(OneLine::turns).count();
    }

    /** A text on as many lines as it has, as long as before, with a sign for each of those characters. */
    static String withSigns(String text) {
        var signs = new StringBuilder(text);
        for (int i = 0; i < signs.length(); i++) {
            if (turns(signs.charAt(i))) {
                signs.setCharAt(i, '·');
            }
        }
        return signs.toString();
    }

    /** Embeddings, overrides and isolates of the Unicode bidirectional algorithm. */
    private static boolean turns(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
