package dev.alidade.connection;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads what people paste: {@code postgresql://} and {@code postgres://} URIs, JDBC URLs, {@code host=… dbname=…}
 * strings, {@code psql} command lines, and {@code DATABASE_URL=…} lines. Forgives an unencoded password where the rest
 * leaves no doubt.
 */
public final class ConnectionText {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:export\\s+)?[A-Za-z_][A-Za-z0-9_]*\\s*[=:]\\s*(['\"]?)((?:jdbc:)?postgres(?:ql)?:.*)\\1");
    private static final Pattern PSQL = Pattern.compile(
            "(?:\\$\\s+)?(?:[A-Z_]+=(?:'[^']*'|\"[^\"]*\"|\\S*)\\s+)*(?:\\S*/)?(?:psql|pgcli)(?:\\.exe)?(?:\\s.*)?",
            Pattern.DOTALL);
    private static final Pattern KEYWORDS = Pattern.compile("[A-Za-z_]+\\s*=.*", Pattern.DOTALL);

    private ConnectionText() {}

    /**
     * The parts a text names.
     *
     * @throws dev.alidade.error.AppException of kind USAGE saying what is wrong, without quoting the text
     */
    public static ConnectionParts parse(String text) {
        var trimmed = text.strip();
        var assignment = ASSIGNMENT.matcher(trimmed);
        if (assignment.matches()) {
            trimmed = assignment.group(2).strip();
        }
        trimmed = unquoted(trimmed);
        var lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:")) {
            return UriText.jdbc(trimmed);
        }
        if (lower.startsWith("postgresql://") || lower.startsWith("postgres://")) {
            return UriText.uri(trimmed);
        }
        if (PSQL.matcher(trimmed).matches()) {
            return PsqlText.parse(trimmed);
        }
        if (KEYWORDS.matcher(trimmed).matches()) {
            return KeywordText.parse(trimmed);
        }
        throw PartsBuilder.unreadable(trimmed.isEmpty() ? "connection.text.empty" : "connection.text.unknown");
    }

    /** Whether a text is meant to name an endpoint rather than a profile. */
    public static boolean looksLikeEndpoint(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.contains("://")
                || lower.startsWith("jdbc:")
                || KEYWORDS.matcher(lower).matches();
    }

    private static String unquoted(String text) {
        if (text.length() < 2) {
            return text;
        }
        char first = text.charAt(0);
        return (first == '"' || first == '\'' || first == '`') && text.charAt(text.length() - 1) == first
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
