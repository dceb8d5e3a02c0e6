package dev.alidade.catalog;

import static dev.alidade.catalog.SqlPieces.clause;
import static dev.alidade.catalog.SqlPieces.differ;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statements for what tables and queries lean on: foreign data wrappers and servers, collations, text search, operators,
 * casts and extended statistics.
 */
final class SupportDdl {
    private SupportDdl() {}

    static List<String> create(CatalogObject object) {
        var id = object.id();
        var create = "CREATE " + id.kind().keyword() + " " + id.sql();
        return switch (id.kind()) {
            case FOREIGN_DATA_WRAPPER ->
                List.of(create
                        + clause(" HANDLER ", object.get("handler"))
                        + clause(" VALIDATOR ", object.get("validator"))
                        + options(object));
            case SERVER ->
                List.of(create + clause(" TYPE ", object.get("type")) + clause(" VERSION ", object.get("version"))
                        + " FOREIGN DATA WRAPPER " + object.text("wrapper") + options(object));
            case COLLATION -> List.of(create + " (" + object.text("definition") + ")");
            case TEXT_SEARCH_DICTIONARY ->
                List.of(create + " (TEMPLATE = " + object.text("template") + clause(", ", object.get("settings"))
                        + ")");
            case TEXT_SEARCH_CONFIGURATION -> {
                var statements = new ArrayList<String>();
                statements.add(create + " (PARSER = " + object.text("parser") + ")");
                mappings(object.get("mappings")).forEach(mapping -> statements.add(addMapping(id, mapping)));
                yield statements;
            }
            case OPERATOR ->
                List.of("CREATE OPERATOR " + Identifiers.quote(id.inSchema()) + "." + object.text("symbol") + " ("
                        + object.text("definition") + ")");
            case CAST -> List.of(create + " " + object.text("definition"));
            case STATISTICS -> {
                var statements = new ArrayList<String>();
                statements.add(object.text("definition"));
                if (object.has("target")) {
                    statements.add(target(object));
                }
                yield statements;
            }
            default -> throw new IllegalArgumentException(id.toString());
        };
    }

    static boolean isAlterable(CatalogObject from, CatalogObject to) {
        return switch (to.id().kind()) {
            case SERVER -> !differ(from, to, "wrapper", "type") && (to.has("version") || !from.has("version"));
            case TEXT_SEARCH_DICTIONARY -> !differ(from, to, "template", "settings");
            case TEXT_SEARCH_CONFIGURATION -> !differ(from, to, "parser");
            case COLLATION, OPERATOR, CAST, STATISTICS -> !differ(from, to, "definition");
            default -> true;
        };
    }

    static List<String> alter(CatalogObject from, CatalogObject to) {
        var id = to.id();
        var alter = "ALTER " + id.kind().keyword() + " " + id.sql();
        var statements = new ArrayList<String>();
        switch (id.kind()) {
            case FOREIGN_DATA_WRAPPER -> {
                if (differ(from, to, "handler")) {
                    statements.add(alter + (to.has("handler") ? " HANDLER " + to.text("handler") : " NO HANDLER"));
                }
                if (differ(from, to, "validator")) {
                    statements.add(
                            alter + (to.has("validator") ? " VALIDATOR " + to.text("validator") : " NO VALIDATOR"));
                }
                statements.addAll(optionChanges(alter, from, to));
            }
            case SERVER -> {
                if (differ(from, to, "version")) {
                    statements.add(alter + " VERSION " + to.text("version"));
                }
                statements.addAll(optionChanges(alter, from, to));
            }
            case TEXT_SEARCH_CONFIGURATION -> {
                var before = mappings(from.get("mappings"));
                var after = mappings(to.get("mappings"));
                before.stream()
                        .filter(mapping -> !after.contains(mapping))
                        .forEach(mapping -> statements.add(alter + " DROP MAPPING FOR " + token(mapping)));
                after.stream()
                        .filter(mapping -> !before.contains(mapping))
                        .forEach(mapping -> statements.add(addMapping(id, mapping)));
            }
            case STATISTICS -> {
                if (differ(from, to, "target")) {
                    statements.add(target(to));
                }
            }
            default -> {}
        }
        return statements;
    }

    /** {@code OPTIONS (…)}, or nothing. */
    static String options(CatalogObject object) {
        return object.has("foreign options") ? " OPTIONS (" + object.text("foreign options") + ")" : "";
    }

    /** All are dropped and added again, because their order counts, too. */
    static List<String> optionChanges(String alter, CatalogObject from, CatalogObject to) {
        if (!differ(from, to, "foreign options")) {
            return List.of();
        }
        var changes = new ArrayList<String>();
        optionNames(from.get("foreign options")).forEach(name -> changes.add("DROP " + name));
        if (to.has("foreign options")) {
            changes.add(to.text("foreign options"));
        }
        return List.of(alter + " OPTIONS (" + String.join(", ", changes) + ")");
    }

    /** The names, still quoted, in a list of {@code name 'value'}. */
    static List<String> optionNames(@Nullable String list) {
        var names = new ArrayList<String>();
        var text = Objects.requireNonNullElse(list, "");
        int at = 0;
        while (at < text.length()) {
            int end = endOf(text, at, ' ');
            names.add(text.substring(at, end));
            at = endOf(text, end, ',') + 2;
        }
        return names;
    }

    /** Where a character first stands outside of quotes; the end of the text where it does not. */
    private static int endOf(String text, int from, char wanted) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == wanted) {
                return i;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return text.length();
    }

    private static List<String> mappings(@Nullable String lines) {
        return lines == null ? List.of() : lines.lines().toList();
    }

    private static String token(String mapping) {
        return mapping.substring(0, mapping.indexOf(" WITH "));
    }

    private static String addMapping(ObjectId id, String mapping) {
        return "ALTER TEXT SEARCH CONFIGURATION " + id.sql() + " ADD MAPPING FOR " + mapping;
    }

    private static String target(CatalogObject statistics) {
        return "ALTER STATISTICS " + statistics.id().sql() + " SET STATISTICS "
                + (statistics.has("target") ? statistics.text("target") : "-1");
    }
}
