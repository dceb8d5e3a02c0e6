package dev.alidade.migration.python;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a program learns where the database is: by its environment alone, which only its own user can read. */
final class PythonEnvironment {
    private static final String SECRET_MARK = "•••";

    private static final int NAME_LIMIT = 63;

    private final DatabaseTarget target;
    private final Path script;

    PythonEnvironment(DatabaseTarget target, Path script) {
        this.target = target;
        this.script = script;
    }

    /** The name under which the server knows the connections of a program, cut as the server cuts it. */
    static String applicationName(Path script) {
        var name = ("Alidade " + script.getFileName()).replaceAll("[^ -~]", "?");
        return name.substring(0, Math.min(NAME_LIMIT, name.length()));
    }

    /** Takes out what belongs to other databases and puts this one in. */
    void apply(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG") || "DATABASE_URL".equals(name));
        environment.putAll(variables());
    }

    private Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put("PGHOST", target.host());
        variables.put("PGPORT", Integer.toString(target.port()));
        variables.put("PGDATABASE", target.database());
        variables.put("PGUSER", target.user());
        variables.put("PGSSLMODE", target.tls().parameter());
        variables.put("PGAPPNAME", applicationName(script));
        var password = target.password();
        if (password != null) {
            variables.put("PGPASSWORD", password.reveal());
        }
        var certificate = target.rootCertificate();
        if (certificate != null) {
            variables.put("PGSSLROOTCERT", certificate.toString());
        }
        var options = target.properties().get("options");
        if (options != null) {
            variables.put("PGOPTIONS", options);
        }
        variables.put("DATABASE_URL", url());
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put("PYTHONIOENCODING", "utf-8:replace");
        // the folder stays as it is
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        return variables;
    }

    /** A line without the password, however it is spelled. */
    String redacted(String line) {
        var clean = line;
        for (var spelling : spellings()) {
            clean = clean.replace(spelling, SECRET_MARK);
        }
        return clean;
    }

    private Set<String> spellings() {
        var password = target.password();
        var spellings = new LinkedHashSet<String>();
        if (password != null && !password.reveal().isEmpty()) {
            spellings.add(password.reveal());
            spellings.add(encoded(password.reveal()));
        }
        return spellings;
    }

    private String url() {
        var host = target.host().indexOf(':') >= 0 ? "[" + target.host() + "]" : target.host();
        var password = target.password();
        return "postgresql://" + encoded(target.user()) + secretPart(password) + "@" + host + ":" + target.port() + "/"
                + encoded(target.database()) + "?sslmode=" + target.tls().parameter();
    }

    private static String secretPart(@Nullable Secret password) {
        return password == null ? "" : ":" + encoded(password.reveal());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
