package dev.alidade.migration.script;

import dev.alidade.statement.Lexis;
import dev.alidade.statement.Piece;
import dev.alidade.statement.StatementSplitter;
import dev.alidade.statement.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values that psql's {@code \set} gives to variables where {@code :name}, {@code :'name'} and {@code :"name"}
 * stand outside of texts, bodies and comments. A variable without a known value stays as written, for others to notice.
 * Used once.
 */
final class PsqlVariables {
    private static final Pattern SET = Pattern.compile("\\\\set[ \\t]+(\\w+)[ \\t]*(.*)", Pattern.DOTALL);
    private static final Pattern UNSET = Pattern.compile("\\\\unset[ \\t]+(\\w+)\\s*");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Map<String, String> values = new HashMap<>();

    /** The pieces with known variables filled in, in order, so that a value counts from its line on. */
    List<Piece> fill(List<Piece> pieces) {
        if (pieces.stream().noneMatch(PsqlVariables::sets)) {
            return pieces;
        }
        var result = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece.kind() == Piece.Kind.PSQL_COMMAND) {
                hear(piece.sql().strip());
            }
            boolean plain = values.isEmpty() || !piece.isRunnable();
            result.add(plain ? piece : filled(piece));
        }
        return result;
    }

    private static boolean sets(Piece piece) {
        return piece.kind() == Piece.Kind.PSQL_COMMAND
                && SET.matcher(piece.sql().strip()).matches();
    }

    private void hear(String line) {
        var set = SET.matcher(line);
        var unset = UNSET.matcher(line);
        if (set.matches()) {
            var value = value(set.group(2));
            if (value == null) {
                values.remove(set.group(1));
            } else {
                values.put(set.group(1), value);
            }
        } else if (unset.matches()) {
            values.remove(unset.group(1));
        }
    }

    /** What {@code \set} makes of its arguments: all of them joined; null when only psql could tell. */
    private @Nullable String value(String arguments) {
        var result = new StringBuilder();
        int at = 0;
        while (at < arguments.length()) {
            char c = arguments.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '`' || c == '\\') {
                return null;
            } else if (c == '\'') {
                int end = Lexis.quoteEnd(arguments, at, true);
                var inner = arguments.substring(at + 1, Math.max(at + 1, end - 1));
                if (inner.indexOf('\\') >= 0 || end - at < 2) {
                    return null;
                }
                result.append(inner.replace("''", "'"));
                at = end;
            } else if (c == ':') {
                var known = at(arguments, at);
                if (known.isEmpty()) {
                    return null;
                }
                result.append(known.get().text());
                at = known.get().end();
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private record Place(String text, int end) {}

    /** What stands for the colon at a place and what follows it; empty when no known variable does. */
    private Optional<Place> at(String text, int colon) {
        int from = colon + 1;
        char quote = from < text.length() ? text.charAt(from) : ' ';
        boolean quoted = quote == '\'' || quote == '"';
        var name = NAME.matcher(text).region(quoted ? from + 1 : Math.min(from, text.length()), text.length());
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        var value = values.get(name.group());
        int end = quoted ? name.end() + 1 : name.end();
        if (value == null || (quoted && (end > text.length() || text.charAt(end - 1) != quote))) {
            return Optional.empty();
        }
        return Optional.of(new Place(quoted ? quoted(value, quote) : value, end));
    }

    private static String quoted(String value, char quote) {
        var sign = String.valueOf(quote);
        boolean escapes = quote == '\'' && value.indexOf('\\') >= 0;
        var plain = escapes ? value.replace("\\", "\\\\") : value;
        return (escapes ? " E" : "") + sign + plain.replace(sign, sign + sign) + sign;
    }

    /** A value that would make two statements of one is no value: the place stays as it was. */
    private Piece filled(Piece piece) {
        var text = piece.text().substring(piece.bodyStart());
        var filled = filled(text);
        if (filled.equals(text)) {
            return piece;
        }
        var again = StatementSplitter.split(filled);
        return again.isEmpty() || !again.getFirst().text().equals(filled)
                ? piece
                : new Piece(
                        piece.kind(),
                        piece.text().substring(0, piece.bodyStart()) + filled,
                        piece.bodyStart(),
                        piece.start(),
                        again.getFirst().words());
    }

    private String filled(String text) {
        var result = new StringBuilder();
        var tokens = new Tokens(text);
        int done = 0;
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            int colon = tokens.start() + tokens.text().length() - 1;
            boolean begins = kind == Tokens.Kind.OTHER
                    && tokens.start() >= done
                    && tokens.text().endsWith(":")
                    && !tokens.text().endsWith("::");
            var place = begins ? at(text, colon) : Optional.<Place>empty();
            if (place.isPresent()) {
                result.append(text, done, colon).append(place.get().text());
                done = place.get().end();
            }
        }
        return result.append(text, done, text.length()).toString();
    }
}
