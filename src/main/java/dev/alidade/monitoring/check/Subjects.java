package dev.alidade.monitoring.check;

import dev.alidade.database.Identifiers;
import java.util.regex.Pattern;

/** Names as people write them: quoted only where they must be. */
final class Subjects {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private Subjects() {}

    static String of(CheckRow row) {
        var schema = row.textOrNull("schema_name");
        var object = quoted(row.text("object_name"));
        return schema == null ? object : quoted(schema) + "." + object;
    }

    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : Identifiers.quote(name);
    }
}
