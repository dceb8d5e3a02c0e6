package dev.alidade.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a command line into words as a POSIX shell does: quotes, backslashes, continued lines. Expands nothing. */
final class ShellWords {
    private ShellWords() {}

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        @Nullable StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes && (quote == 0 || "\\\"$`\n".indexOf(line.charAt(i + 1)) >= 0)) {
                i++;
                if (line.charAt(i) != '\n') {
                    word = started(word).append(line.charAt(i));
                }
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word = started(word).append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                word = started(word);
            } else if (Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
            } else {
                word = started(word).append(c);
            }
        }
        if (quote != 0) {
            throw PartsBuilder.unreadable("connection.text.quote");
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private static StringBuilder started(@Nullable StringBuilder word) {
        return word == null ? new StringBuilder() : word;
    }
}
