package dev.alidade.console;

import dev.alidade.statement.Lexis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A statement with {@code :name} parameters, as the driver takes it and as the server counts in it. Quoted texts, dollar
 * quotes, comments, {@code ::} casts, {@code :=} and array slices hold no parameters.
 *
 * @param sql each parameter as {@code ?}, other question marks doubled; the source itself where there are no parameters
 * @param names the parameters in the order of their question marks; a name may repeat
 * @param source the statement as it was typed
 */
public record Binding(String sql, List<String> names, String source) {

    public Binding {
        names = List.copyOf(names);
    }

    /** Reads the parameters of one statement. */
    public static Binding of(String source) {
        var out = new StringBuilder(source.length());
        var names = new ArrayList<String>();
        int i = 0;
        while (i < source.length()) {
            int opaque = opaqueEnd(source, i);
            if (opaque > i) {
                out.append(source, i, opaque);
                i = opaque;
            } else if (isParameter(source, i)) {
                int end = Lexis.wordEnd(source, i + 1);
                names.add(source.substring(i + 1, end));
                out.append('?');
                i = end;
            } else if (source.startsWith("::", i)) {
                out.append("::");
                i += 2;
            } else {
                char c = source.charAt(i++);
                out.append(c == '?' ? "??" : c);
            }
        }
        return names.isEmpty() ? new Binding(source, names, source) : new Binding(out.toString(), names, source);
    }

    /** Each name once, in the order of its first use. */
    public Set<String> distinctNames() {
        return new LinkedHashSet<>(names);
    }

    /**
     * The place in the source of a place that the server names.
     *
     * @param position counted from 1 in code points, in the text with {@code $1} for the first parameter
     * @return chars from 0 in the source
     */
    public int sourceOffset(int position) {
        int server = 1;
        int parameter = 0;
        int i = 0;
        while (i < source.length() && server < position) {
            int opaque = names.isEmpty() ? i : opaqueEnd(source, i);
            if (opaque > i) {
                while (i < opaque && server < position) {
                    i += Character.charCount(source.codePointAt(i));
                    server++;
                }
            } else if (!names.isEmpty() && isParameter(source, i)) {
                server += 1 + Integer.toString(++parameter).length();
                if (server > position) {
                    return i;
                }
                i = Lexis.wordEnd(source, i + 1);
            } else if (!names.isEmpty() && source.startsWith("::", i)) {
                i += 2;
                server += 2;
            } else {
                i += Character.charCount(source.codePointAt(i));
                server++;
            }
        }
        return Math.min(i, source.length());
    }

    private static boolean isParameter(String s, int i) {
        if (s.charAt(i) != ':' || i + 1 >= s.length() || !Lexis.startsWord(s.charAt(i + 1))) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        char before = s.charAt(i - 1);
        return before != ':' && !Lexis.continuesWord(before) && before != ']' && before != ')' && before != '"';
    }

    private static int opaqueEnd(String s, int i) {
        char c = s.charAt(i);
        if (c == '\'') {
            boolean escapes = i > 0
                    && (s.charAt(i - 1) == 'e' || s.charAt(i - 1) == 'E')
                    && (i < 2 || !Lexis.continuesWord(s.charAt(i - 2)));
            return Lexis.quoteEnd(s, i, escapes);
        }
        if (c == '"') {
            return Lexis.nameEnd(s, i);
        }
        if (c == '$' && (i == 0 || !Lexis.continuesWord(s.charAt(i - 1)))) {
            int end = Lexis.dollarEnd(s, i);
            return end == i + 1 ? i : end;
        }
        if (s.startsWith("--", i)) {
            return Lexis.lineEnd(s, i);
        }
        return s.startsWith("/*", i) ? Lexis.commentEnd(s, i) : i;
    }
}
