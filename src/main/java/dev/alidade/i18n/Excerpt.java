package dev.alidade.i18n;

/** The beginning of a text that is too long to be shown whole. */
public final class Excerpt {
    private Excerpt() {}

    /**
     * The text itself when it is no longer than that, else its beginning and an ellipsis. Never half of a character that
     * takes two: such a text can be neither written to a file nor sent to a server.
     *
     * @param most how many {@code char}s of the text are kept
     */
    public static String of(String text, int most) {
        return text.length() <= most ? text : start(text, most) + "…";
    }

    /** The beginning alone, of at most that many {@code char}s. */
    public static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean halved = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, halved ? most - 1 : most);
    }
}
