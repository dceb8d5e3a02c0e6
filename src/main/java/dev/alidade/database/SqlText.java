package dev.alidade.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * SQL with {@code :named} parameters, turned into JDBC's question marks. Quoted texts, dollar quotes, comments and
 * {@code ::} casts are left alone; a literal question mark outside them is doubled, as pgjdbc wants it.
 *
 * @param sql the text for JDBC
 * @param parameters the names in the order of their question marks; a name may repeat
 * @param source the text as it stands in the file
 */
record SqlText(String sql, List<String> parameters, String source) {
    private static final String ONLY = "-- only: ";
    private static final Map<String, SqlText> LOADED = new ConcurrentHashMap<>();

    /** The parsed file of a query, read once. */
    static SqlText of(SqlQuery query) {
        var path =
                "/" + query.root() + "/" + query.feature() + "/" + query.name().toLowerCase(Locale.ROOT) + ".sql";
        return LOADED.computeIfAbsent(path, SqlText::load);
    }

    /** The same for some objects only: what the file says after {@code -- only:} counts. */
    static SqlText narrowed(SqlQuery query) {
        var source = of(query).source();
        if (!source.contains(ONLY)) {
            throw new IllegalArgumentException(query + " cannot be narrowed");
        }
        return LOADED.computeIfAbsent(
                query.feature() + "/" + query.name() + " only", _ -> parse(source.replace(ONLY, "")));
    }

    private static SqlText load(String path) {
        try (var in = SqlText.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + path);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlText parse(String source) {
        return parse(source, Parameters.none());
    }

    /** The text with all values put in as literals, for a statement that is sent as it is ({@code COPY}). */
    static String literal(String source, Parameters values) {
        return parse(source, values, true).sql();
    }

    /** The same, with the fragments among the values put in. */
    static SqlText parse(String source, Parameters values) {
        return parse(source, values, false);
    }

    private static SqlText parse(String source, Parameters values, boolean literal) {
        var out = new StringBuilder(source.length());
        var names = new ArrayList<String>();
        int i = 0;
        while (i < source.length()) {
            int end = opaqueEnd(source, i);
            if (end > i) {
                out.append(source, i, end);
                i = end;
                continue;
            }
            char c = source.charAt(i);
            if (c == ':' && source.startsWith("::", i)) {
                out.append("::");
                i += 2;
            } else if (c == ':' && i + 1 < source.length() && Character.isJavaIdentifierStart(source.charAt(i + 1))) {
                int stop = i + 1;
                while (stop < source.length() && Character.isJavaIdentifierPart(source.charAt(stop))) {
                    stop++;
                }
                var name = source.substring(i + 1, stop);
                var fragment = values.fragment(name);
                if (fragment != null) {
                    out.append(literal ? fragment.text() : fragment.forJdbc());
                } else if (literal) {
                    out.append(literal(values.get(name)));
                } else {
                    names.add(name);
                    out.append('?');
                }
                i = stop;
            } else {
                out.append(c == '?' && !literal ? "??" : c);
                i++;
            }
        }
        return new SqlText(out.toString(), List.copyOf(names), source);
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Identifiers.literal(text) + "::text";
            case Double number -> "'" + number + "'::float8";
            case Integer number -> "'" + number + "'::int4";
            case Long number -> "'" + number + "'::int8";
            default -> throw new IllegalArgumentException("no literal of " + value.getClass());
        };
    }

    /** The end of a quoted text or comment that starts at {@code i}, or {@code i} when none does. */
    private static int opaqueEnd(String s, int i) {
        char c = s.charAt(i);
        if (c == '\'' || c == '"') {
            return closing(s, i + 1, String.valueOf(c));
        }
        if (s.startsWith("--", i)) {
            int end = s.indexOf('\n', i);
            return end < 0 ? s.length() : end;
        }
        if (s.startsWith("/*", i)) {
            return closing(s, i + 2, "*/");
        }
        if (c == '$') {
            int tagEnd = s.indexOf('$', i + 1);
            if (tagEnd > 0 && s.substring(i + 1, tagEnd).chars().allMatch(Character::isJavaIdentifierPart)) {
                return closing(s, tagEnd + 1, s.substring(i, tagEnd + 1));
            }
        }
        return i;
    }

    private static int closing(String s, int from, String mark) {
        int end = s.indexOf(mark, from);
        return end < 0 ? s.length() : end + mark.length();
    }
}
