package dev.alidade.migration.ledger;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.statement.Piece;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that builds an index while others go on writing.
 *
 * @param index its name; null where the server chooses one
 * @param table the table as the script names it
 */
record IndexBuild(@Nullable String index, String table) {
    private static final Pattern FORM =
            Pattern.compile("(?is)create\\s+(?:unique\\s+)?index\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?"
                    + "(?<index>\"(?:[^\"]|\"\")+\"|[^\\s\"(]+)?\\s*\\bon\\s+(?:only\\s+)?(?<table>(?:\"(?:[^\"]|\"\")+\"|[^\\s\"(.]+)"
                    + "(?:\\.(?:\"(?:[^\"]|\"\")+\"|[^\\s\"(.]+))?).*");

    /**
     * An index in the catalog.
     *
     * @param name with its schema, quoted
     * @param valid whether its build came to an end
     */
    record State(String name, boolean valid) {
        String drop() {
            return "drop index concurrently if exists " + name;
        }
    }

    static Optional<IndexBuild> of(Piece piece) {
        var form = FORM.matcher(piece.sql());
        if (!form.matches()) {
            return Optional.empty();
        }
        var name = form.group("index");
        return Optional.of(new IndexBuild(name == null ? null : plain(name), form.group("table")));
    }

    Optional<State> find(Session session) {
        return session.first(
                LedgerQuery.INDEX_STATE,
                Parameters.of("table_name", table).and("index_name", index),
                row -> new State(
                        Identifiers.qualified(row.text("schema_name"), row.text("index_name")), row.bool("valid")));
    }

    private static String plain(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }
}
