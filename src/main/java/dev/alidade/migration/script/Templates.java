package dev.alidade.migration.script;

import dev.alidade.i18n.Excerpt;
import dev.alidade.statement.Lexis;
import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds places of a script that something else has to fill in before a server understands it. */
final class Templates {
    private static final Pattern COMMENT = Pattern.compile("(?i)/\\*\\s*template\\s*:\\s*[\\w.-]+\\s*\\*/");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}\\s]+)}");

    /**
     * Such a place.
     *
     * @param text as written
     * @param line in its file
     */
    record Gap(String text, int line) {}

    private Templates() {}

    /** The first gap of a script; texts, function bodies and data are not searched, because there it may be meant. */
    static Optional<Gap> find(List<Piece> pieces) {
        for (var piece : pieces) {
            if (piece.kind() == Piece.Kind.STATEMENT || piece.kind() == Piece.Kind.BLANK) {
                var gap = find(piece);
                if (gap.isPresent()) {
                    return gap;
                }
            }
        }
        return Optional.empty();
    }

    /** The names of all {@code ${…}}, wherever they stand. */
    static List<String> placeholders(String text) {
        if (!text.contains("${")) {
            return List.of();
        }
        var names = new TreeSet<String>();
        PLACEHOLDER.matcher(text).results().forEach(r -> names.add(r.group(1)));
        return List.copyOf(names);
    }

    private static Optional<Gap> find(Piece piece) {
        var text = piece.text();
        var tokens = new Tokens(text);
        int brackets = 0;
        int last = -1;
        boolean behindText = false;
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            var token = kind == Tokens.Kind.OTHER || kind == Tokens.Kind.COMMENT ? tokens.text() : "";
            int start = tokens.start();
            switch (kind) {
                case COMMENT -> {
                    if (COMMENT.matcher(token).matches()) {
                        return gap(piece, start, token.strip());
                    }
                }
                case NAME -> {
                    if (text.startsWith("{{", start + 1) || text.startsWith("${", start + 1)) {
                        return gap(piece, start, tokens.text());
                    }
                }
                case OTHER -> {
                    brackets += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
                    // json_object('key':value) is no gap
                    if (isGap(text, start, token, last, brackets) && !(behindText && ":".equals(token))) {
                        return gap(piece, start, word(text, start));
                    }
                    last = start + token.length();
                }
                default -> {}
            }
            behindText = kind == Tokens.Kind.TEXT;
        }
        return Optional.empty();
    }

    private static boolean isGap(String text, int start, String token, int lastEnd, int brackets) {
        return switch (token) {
            case "{" -> text.startsWith("{{", start) || (lastEnd == start && text.startsWith("${", start - 1));
            case ":" -> brackets == 0 && start + 1 < text.length() && isName(text.charAt(start + 1));
            default ->
                token.endsWith(":")
                        && !token.endsWith("::")
                        && brackets == 0
                        && start + token.length() < text.length()
                        && isName(text.charAt(start + token.length()));
        };
    }

    private static boolean isName(char c) {
        return Lexis.startsWord(c) || c == '\'' || c == '"';
    }

    private static Optional<Gap> gap(Piece piece, int start, String text) {
        int lines = (int) piece.text()
                .substring(Math.min(start, piece.bodyStart()), Math.max(start, piece.bodyStart()))
                .chars()
                .filter(c -> c == '\n')
                .count();
        var shown = Excerpt.of(text, 40);
        return Optional.of(new Gap(shown, piece.line() + (start < piece.bodyStart() ? -lines : lines)));
    }

    private static String word(String text, int start) {
        int from = start > 0 && text.charAt(start) == '{' && text.charAt(start - 1) == '$' ? start - 1 : start;
        int end = from + 1;
        boolean braces = text.startsWith("{", from) || text.startsWith("${", from);
        while (end < text.length()
                && (braces
                        ? text.charAt(end - 1) != '}' || text.startsWith("}", end)
                        : !Character.isWhitespace(text.charAt(end)) && ";),".indexOf(text.charAt(end)) < 0)) {
            end++;
        }
        return text.substring(from, end);
    }
}
