package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two texts that PostgreSQL printed say the same but for names that have changed since. Knows words,
 * strings and nothing of SQL's grammar; when in doubt, texts differ.
 *
 * @param pairs old and new names, raw, whatever they name
 * @param relations qualified names of relations and types, old and new, as PostgreSQL prints them
 */
record PrintedNames(Set<Pair> pairs, Map<String, String> relations) {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|[eE]?'(?:[^'\\\\]|''|\\\\.)*'|(\\$\\w*\\$)[\\s\\S]*?\\1|[\\w\\x{80}-\\x{10ffff}]+|\\S");
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** One name and what it became. */
    record Pair(String before, String after) {}

    boolean same(@Nullable String before, @Nullable String after) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.equals(after) || pairs.contains(new Pair(before, after)) || same(tokens(before), tokens(after));
    }

    private boolean same(List<String> before, List<String> after) {
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            var was = before.get(i++);
            var is = after.get(j++);
            if (!was.equals(is) && !renamed(was, is, at(after, j) + at(after, j + 1) + at(after, j + 2))) {
                return false;
            }
            if (isName(was) && isName(is)) {
                boolean oldAlias = at(before, i).equalsIgnoreCase("as");
                boolean newAlias = at(after, j).equalsIgnoreCase("as");
                if (oldAlias != newAlias) {
                    // a column of a view keeps its name when what it shows is renamed, and the other way round
                    var implied = raw(oldAlias ? at(before, i + 1) : was);
                    var shown = raw(newAlias ? at(after, j + 1) : is);
                    if (!implied.equals(shown) && !pairs.contains(new Pair(implied, shown))) {
                        return false;
                    }
                    i += oldAlias ? 2 : 0;
                    j += newAlias ? 2 : 0;
                }
            }
        }
        return i == before.size() && j == after.size();
    }

    private boolean renamed(String was, String is, String next) {
        if (isName(was) && isName(is)) {
            return pairs.contains(new Pair(raw(was), raw(is)));
        }
        if (was.startsWith("'") && is.startsWith("'")) {
            var before = raw(was);
            var after = raw(is);
            return next.startsWith("::reg")
                    ? same(tokens(before), tokens(after))
                    : pairs.contains(new Pair(was, is)) || pairs.contains(new Pair("'" + before, "'" + after));
        }
        return false;
    }

    /** A list of qualified names, or columns of them, with the new names. */
    String rewrite(String list) {
        var tokens = tokens(list);
        var out = new StringBuilder();
        int end = 0;
        int at = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at);
            int start = list.indexOf(token, end);
            out.append(list, end, start);
            end = start + token.length();
            var known = at + 2 < tokens.size() && tokens.get(at + 1).equals(".")
                    ? relations.get(token + "." + tokens.get(at + 2))
                    : null;
            if (known == null) {
                out.append(token);
                at++;
            } else {
                out.append(known);
                end = list.indexOf(tokens.get(at + 2), list.indexOf('.', end) + 1)
                        + tokens.get(at + 2).length();
                at += 3;
            }
        }
        return out.append(list.substring(end)).toString();
    }

    /** As {@code quote_ident} prints it, but for words that the server reserves. */
    static String printed(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A routine's own name, as PostgreSQL prints it, without the argument types. */
    static String base(String routine) {
        var matcher = NAME.matcher(routine);
        return matcher.lookingAt() ? matcher.group() : routine.substring(0, routine.indexOf('('));
    }

    /** A printed name or string without its quotes. */
    static String raw(String token) {
        if (token.startsWith("\"") && token.length() > 1) {
            return token.substring(1, token.length() - 1).replace("\"\"", "\"");
        }
        return token.startsWith("'") && token.length() > 1
                ? token.substring(1, token.length() - 1).replace("''", "'")
                : token;
    }

    private static boolean isName(String token) {
        return !token.isEmpty()
                && (token.charAt(0) == '"' || NAME.matcher(token).matches());
    }

    private static String at(List<String> tokens, int place) {
        return place < tokens.size() ? tokens.get(place) : "";
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
