package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a statement reaches that does not stay in its database. */
public enum Reach {
    /** Roles and their memberships belong to the whole server. */
    ROLE,
    /** The server's own settings. */
    SERVER,
    /** Another database, or this one as a whole. */
    DATABASE,
    /** Folders of the server's machine. */
    TABLESPACE,
    /** Another server. */
    REMOTE,
    /** A program or file of the server's machine. */
    MACHINE;

    private static final List<String> ROLE_WORDS = List.of("role", "user", "group");

    /** In words, for a question. */
    public String text() {
        return Messages.text("migration.reach." + name().toLowerCase(Locale.ROOT));
    }

    /** How far a piece reaches; empty when it stays in its database. A DO block is searched for such commands. */
    static Optional<Reach> of(Piece piece) {
        var words = piece.words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.getFirst()) {
            case "create", "alter", "drop" -> words.size() > 1 ? ofObject(words.get(1), words) : Optional.empty();
            case "grant", "revoke" -> words.contains("on") ? Optional.empty() : Optional.of(ROLE);
            case "reassign" -> Optional.of(ROLE);
            case "copy" -> words.contains("program") ? Optional.of(MACHINE) : Optional.empty();
            case "comment", "security" ->
                words.contains("role")
                        ? Optional.of(ROLE)
                        : words.contains("database") ? Optional.of(DATABASE) : Optional.empty();
            case "do" -> inBlock(piece);
            default -> Optional.empty();
        };
    }

    private static Optional<Reach> ofObject(String object, List<String> words) {
        if (ROLE_WORDS.contains(object)) {
            // "user mapping" belongs to a foreign server of this database
            return words.size() > 2 && "mapping".equals(words.get(2)) ? Optional.empty() : Optional.of(ROLE);
        }
        return switch (object) {
            case "system" -> Optional.of(SERVER);
            case "database" -> Optional.of(DATABASE);
            case "tablespace" -> Optional.of(TABLESPACE);
            case "subscription" -> Optional.of(REMOTE);
            default -> Optional.empty();
        };
    }

    private static Optional<Reach> inBlock(Piece piece) {
        var outer = new Tokens(piece.text());
        for (var kind = outer.next(); kind != null; kind = outer.next()) {
            if (kind == Tokens.Kind.BODY) {
                var found = inBody(outer.text());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Also inside the quotes of EXECUTE, where such commands usually stand. */
    private static Optional<Reach> inBody(String body) {
        var words = List.of(body.toLowerCase(Locale.ROOT).split("[^a-z_]+"));
        for (int i = 0; i + 1 < words.size(); i++) {
            var word = words.get(i);
            if ("create".equals(word) || "alter".equals(word) || "drop".equals(word)) {
                var found = ofObject(words.get(i + 1), words.subList(i, words.size()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
