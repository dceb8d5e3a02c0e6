package dev.alidade.connection;

import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects parts under the names of libpq and of JDBC. Only properties of a fixed list reach the driver: some of its
 * others load classes or write files. */
final class PartsBuilder {
    /** Lower-case names on the left, the driver's on the right. */
    private static final Map<String, String> DRIVER_PROPERTIES = Map.of(
            "options", "options",
            "currentschema", "currentSchema",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "channel_binding", "channelBinding",
            "channelbinding", "channelBinding",
            "gssencmode", "gssEncMode",
            "connect_timeout", "loginTimeout",
            "logintimeout", "loginTimeout",
            "preparethreshold", "prepareThreshold");
    /** Known and harmless to leave out: Alidade decides these itself. */
    private static final List<String> OWN_DECISION = List.of(
            "application_name",
            "applicationname",
            "fallback_application_name",
            "client_encoding",
            "tcpkeepalive",
            "keepalives",
            "connection_limit");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[?(YOUR|DB)[-_ ]?PASSWORD\\]?|<password>");

    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable String database;
    private @Nullable String user;
    private @Nullable Secret password;
    private @Nullable TlsMode tls;
    private @Nullable Path rootCertificate;
    private @Nullable String service;
    private final Map<String, String> properties = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** One setting; names are taken without regard to case, the last one wins. Empty values say nothing. */
    PartsBuilder set(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        var key = name.toLowerCase(Locale.ROOT);
        switch (key) {
            case "host", "pghost" -> host(value);
            case "hostaddr" -> {
                if (host == null) {
                    host(value);
                }
            }
            case "port", "pgport" -> port(value);
            case "dbname", "pgdbname", "database" -> database = value;
            case "user" -> user = value;
            case "password" -> password(value);
            case "sslmode" -> tls = tlsMode(value);
            case "ssl" -> {
                if (tls == null) {
                    tls = value.equalsIgnoreCase("false") ? TlsMode.PREFER : TlsMode.VERIFY_FULL;
                }
            }
            case "sslrootcert" -> rootCertificate = path(value);
            case "service" -> service = value;
            case "pgbouncer" -> {
                if (value.equalsIgnoreCase("true")) {
                    properties.put("prepareThreshold", "0");
                }
            }
            default -> other(key, name, value);
        }
        return this;
    }

    void host(String value) {
        if (value.contains(",")) {
            throw unreadable("connection.text.manyHosts");
        }
        if (value.startsWith("/") || value.startsWith("@")) {
            throw unreadable("connection.text.socket");
        }
        host = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
    }

    void port(String value) {
        if (value.contains(",")) {
            throw unreadable("connection.text.manyHosts");
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number < 1 || number > 65_535) {
                throw unreadable("connection.text.port");
            }
            port = number;
        } catch (NumberFormatException e) {
            throw unreadable("connection.text.port");
        }
    }

    void password(String value) {
        if (PLACEHOLDER.matcher(value).matches()) {
            notes.add(Messages.text("connection.text.placeholder"));
        } else {
            password = new Secret(value);
        }
    }

    void note(String text) {
        notes.add(text);
    }

    ConnectionParts build() {
        if (!leftOut.isEmpty()) {
            notes.add(Messages.text("connection.text.leftOut", String.join(", ", leftOut)));
        }
        return new ConnectionParts(
                host, port, database, user, password, tls, rootCertificate, service, properties, notes);
    }

    /** A problem of kind USAGE; never quotes what was pasted, a password may be in it. */
    static AppException unreadable(String key) {
        return new AppException(Problem.of(ProblemKind.USAGE, key, Messages.text(key), Messages.text(key + ".next")));
    }

    private void other(String key, String name, String value) {
        var property = DRIVER_PROPERTIES.get(key);
        if (property != null) {
            properties.put(property, value);
        } else if (!OWN_DECISION.contains(key) && name.matches("[A-Za-z_]{1,40}")) {
            leftOut.add(name);
        }
    }

    static TlsMode tlsMode(String value) {
        for (var mode : TlsMode.values()) {
            if (mode.parameter().equalsIgnoreCase(value.strip())) {
                return mode;
            }
        }
        throw unreadable("connection.text.sslmode");
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw unreadable("connection.text.certificate");
        }
    }
}
