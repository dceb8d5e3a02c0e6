package dev.alidade.browser.transfer;

import java.util.Random;

/** Texts out of what trips parsers up. */
final class RandomText {
    private static final String[] PIECES = {
        "a", "Z", "0", " ", "", ",", ";", "\t", "|", "\"", "\"\"", "'", "\\", "\\N", "\\.", "\n", "\r", "\r\n", "NULL",
        "{", "}", "[", "]", ":", "é", "ß", "中", "🙂", "‏مرحبا", "\u200b", "=1+1", "-2", "+3", "@x", "$$", "--", "/*",
                "\u001b[31m",
        "<b>", "&amp;", "\u00a0", "\u2028", "\ufeff", "%s", "null", "true"
    };

    private RandomText() {}

    static String next(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
