package dev.alidade.cli;

/** Makes texts from a database or a file harmless for a terminal: no control character reaches it. */
final class TerminalText {
    private TerminalText() {}

    static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '·' : c));
        return safe.toString();
    }
}
