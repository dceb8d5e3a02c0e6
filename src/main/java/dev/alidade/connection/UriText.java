package dev.alidade.connection;

import dev.alidade.i18n.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs as libpq defines them, and JDBC URLs. */
final class UriText {
    /** Everything after the user: hosts, path, parameters. */
    private static final Pattern AFTER_USER =
            Pattern.compile("(?<hosts>(?:\\[[^\\]@/?]*\\]|[^\\[\\]/?#@:,\\s])*(?::\\d*)?"
                    + "(?:,(?:\\[[^\\]@/?]*\\]|[^\\[\\]/?#@:,\\s])*(?::\\d*)?)*)"
                    + "(?:/(?<database>[^/?@]*))?(?:\\?(?<query>(?:[A-Za-z_]+=[^&]*(?:&|$))*))?");

    private static final Pattern HOST = Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:]*)(?::(?<port>\\d*))?");

    private UriText() {}

    static ConnectionParts uri(String text) {
        var parts = new PartsBuilder();
        into(text, parts);
        return parts.build();
    }

    static void into(String text, PartsBuilder parts) {
        read(text.substring(text.indexOf("://") + 3), false, parts);
    }

    static ConnectionParts jdbc(String text) {
        var parts = new PartsBuilder();
        var rest = text.substring("jdbc:".length());
        var lower = rest.toLowerCase(Locale.ROOT);
        if (lower.startsWith("postgresql://") || lower.startsWith("postgres://")) {
            read(rest.substring(rest.indexOf("://") + 3), true, parts);
        } else if (lower.startsWith("postgresql:")) {
            var database = rest.substring("postgresql:".length());
            read("/" + (database.startsWith("/") ? database.substring(1) : database), true, parts);
        } else {
            throw PartsBuilder.unreadable("connection.text.notPostgres");
        }
        return parts.build();
    }

    private static void read(String rest, boolean jdbc, PartsBuilder parts) {
        var whole = AFTER_USER.matcher(rest);
        if (whole.matches()) {
            after(whole, parts, jdbc);
            return;
        }
        for (int at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@', at + 1)) {
            var after = AFTER_USER.matcher(rest).region(at + 1, rest.length());
            if (after.matches()) {
                user(rest.substring(0, at), parts);
                after(after, parts, jdbc);
                return;
            }
        }
        throw PartsBuilder.unreadable("connection.text.uri");
    }

    private static void user(String text, PartsBuilder parts) {
        int colon = text.indexOf(':');
        parts.set("user", decoded(colon < 0 ? text : text.substring(0, colon), false));
        if (colon >= 0 && colon + 1 < text.length()) {
            var raw = text.substring(colon + 1);
            if (raw.chars().anyMatch(c -> "@/?#".indexOf(c) >= 0) || !isEncoded(raw)) {
                parts.note(Messages.text("connection.text.passwordNotEncoded"));
            }
            parts.password(decoded(raw, false));
        }
    }

    private static void after(Matcher matcher, PartsBuilder parts, boolean jdbc) {
        var hosts = matcher.group("hosts");
        if (hosts != null && hosts.contains(",")) {
            throw PartsBuilder.unreadable("connection.text.manyHosts");
        }
        var endpoint = HOST.matcher(hosts == null ? "" : hosts);
        if (!endpoint.matches()) {
            throw PartsBuilder.unreadable("connection.text.uri");
        }
        parts.set("host", decoded(endpoint.group("host"), false));
        parts.set("port", endpoint.group("port") == null ? "" : endpoint.group("port"));
        var database = matcher.group("database");
        parts.set("dbname", database == null ? "" : decoded(database, jdbc));
        var query = matcher.group("query");
        if (query != null) {
            for (var pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parts.set(pair.substring(0, equals), decoded(pair.substring(equals + 1), jdbc));
                }
            }
        }
    }

    private static boolean isEncoded(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || hex(text.charAt(i + 1)) < 0 || hex(text.charAt(i + 2)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Percent-decoded as UTF-8; a text that is not properly encoded is taken as it stands. */
    private static String decoded(String text, boolean plusIsSpace) {
        if (!isEncoded(text)) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2)));
                i += 3;
            } else {
                int point = text.codePointAt(i);
                int plain = plusIsSpace && point == '+' ? ' ' : point;
                bytes.writeBytes(Character.toString(plain).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
