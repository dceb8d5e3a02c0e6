package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import dev.alidade.statement.Tokens.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names in one statement: what it creates and what it uses. */
final class StatementNames {
    private static final Set<String> FILLERS = Set.of("if", "not", "exists", "only", "concurrently");
    private static final Set<String> CLOCK_TEXTS = Set.of("'now'", "'today'", "'tomorrow'", "'yesterday'");
    private static final Set<String> CLOCKS =
            Set.of("now", "current_date", "current_timestamp", "localtimestamp", "clock_timestamp", "current_time");

    private record Token(Kind kind, String text) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.NAME;
        }
    }

    private final Piece step;
    private final List<Token> tokens = new ArrayList<>();

    StatementNames(Piece step) {
        this.step = step;
        var source = new Tokens(step.sql());
        for (var kind = source.next(); kind != null; kind = source.next()) {
            if (kind != Kind.COMMENT) {
                tokens.add(new Token(kind, kind == Kind.WORD ? source.text().toLowerCase(Locale.ROOT) : source.text()));
            }
        }
    }

    /** The extension that it creates. */
    Optional<String> extension() {
        return step.startsWith("create", "extension") ? Optional.of(nameAfter(1)) : Optional.empty();
    }

    /** The table or view that it creates. */
    Optional<String> created() {
        if (!step.startsWith("create")) {
            return Optional.empty();
        }
        for (int i = 1; i < Math.min(tokens.size(), 6); i++) {
            if (tokens.get(i).is("table") || tokens.get(i).is("view")) {
                return Optional.of(nameAfter(i));
            }
            if (tokens.get(i).is("index")
                    || tokens.get(i).is("function")
                    || tokens.get(i).is("on")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The tables that must be there; those behind IF EXISTS need not. */
    Set<String> used() {
        var found = new LinkedHashSet<String>();
        for (int i = 0; i < tokens.size(); i++) {
            if (namesTable(i) && !isOptional(i)) {
                found.add(nameAfter(i));
            }
        }
        found.remove("");
        created().ifPresent(found::remove);
        return found;
    }

    /** Whether it fixes the time it runs at in the schema. */
    boolean isTimeBound() {
        boolean defines = step.startsWith("create") || step.startsWith("alter");
        boolean stores = defines
                && (step.words().contains("materialized") || step.words().contains("table"))
                && step.words().contains("as");
        for (var token : tokens) {
            boolean bound = (defines && CLOCK_TEXTS.contains(token.text().toLowerCase(Locale.ROOT)))
                    || (stores && token.kind() == Kind.WORD && CLOCKS.contains(token.text()))
                    || (step.startsWith("do") && token.kind() == Kind.BODY && buildsByClock(token.text()));
            if (bound) {
                return true;
            }
        }
        return false;
    }

    private static boolean buildsByClock(String body) {
        var words = Set.of(body.toLowerCase(Locale.ROOT).split("\\W+"));
        return words.contains("execute") && CLOCKS.stream().anyMatch(words::contains);
    }

    /** Whether a table's name follows the word at this place. */
    private boolean namesTable(int i) {
        var token = tokens.get(i);
        return switch (token.kind() == Kind.WORD ? token.text() : "") {
            case "references" -> true;
            case "table" -> i == 1 && step.startsWith("alter");
            case "into" -> i == 1 && step.startsWith("insert");
            case "update" -> i == 0;
            case "on" ->
                step.startsWith("create")
                        && (step.words().contains("index")
                                || step.words().contains("policy")
                                || step.words().contains("trigger"))
                        && isFirst("on", i);
            default -> false;
        };
    }

    private boolean isFirst(String word, int place) {
        for (int i = 0; i < place; i++) {
            if (tokens.get(i).is(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOptional(int i) {
        return i + 2 < tokens.size()
                && tokens.get(i + 1).is("if")
                && tokens.get(i + 2).is("exists");
    }

    /** The name behind a place, parts joined by dots, in lower case; empty when none follows. */
    private String nameAfter(int place) {
        int i = place + 1;
        while (i < tokens.size()
                && tokens.get(i).kind() == Kind.WORD
                && FILLERS.contains(tokens.get(i).text())) {
            i++;
        }
        var name = new StringBuilder();
        while (i < tokens.size() && tokens.get(i).isName()) {
            name.append(tokens.get(i).text().replace("\"", "").toLowerCase(Locale.ROOT));
            if (i + 1 >= tokens.size() || !".".equals(tokens.get(i + 1).text())) {
                break;
            }
            name.append('.');
            i += 2;
        }
        return name.toString();
    }
}
