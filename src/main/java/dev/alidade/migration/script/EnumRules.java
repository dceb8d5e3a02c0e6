package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A value added to an enum may be used only after the commit, unless the type was created in the same transaction
 * (PostgreSQL 12 and later).
 */
final class EnumRules {
    private record Added(String type, String value, int step) {}

    private EnumRules() {}

    /** Whether a later statement mentions a value that an earlier one adds. */
    static boolean usesNewValue(List<Piece> steps) {
        var added = new ArrayList<Added>();
        for (int i = 0; i < steps.size(); i++) {
            if (adds(steps.get(i))) {
                added.add(added(steps.get(i), i));
            }
        }
        if (added.isEmpty()) {
            return false;
        }
        var created = new HashSet<String>();
        steps.stream().filter(EnumRules::creates).map(EnumRules::typeName).forEach(created::add);
        return added.stream().filter(a -> !created.contains(a.type())).anyMatch(a -> isUsed(a, steps));
    }

    private static boolean adds(Piece step) {
        var words = step.words();
        int add = words.indexOf("add");
        return step.startsWith("alter", "type")
                && add > 0
                && add + 1 < words.size()
                && "value".equals(words.get(add + 1));
    }

    private static boolean creates(Piece step) {
        return step.startsWith("create", "type");
    }

    private static Added added(Piece step, int index) {
        var tokens = new Tokens(step.sql());
        var value = "";
        for (var kind = tokens.next(); kind != null && value.isEmpty(); kind = tokens.next()) {
            value = kind == Tokens.Kind.TEXT ? tokens.text() : "";
        }
        return new Added(typeName(step), value, index);
    }

    /** The name behind {@code type}, without its schema. */
    private static String typeName(Piece step) {
        var tokens = new Tokens(step.sql());
        boolean behind = false;
        var name = "";
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            if (behind && (tokens.isWord("add") || tokens.isWord("as"))) {
                break;
            }
            if (behind && (kind == Tokens.Kind.WORD || kind == Tokens.Kind.NAME)) {
                name = tokens.text().toLowerCase(Locale.ROOT).replace("\"", "");
            }
            behind = behind || tokens.isWord("type");
        }
        return name;
    }

    private static boolean isUsed(Added added, List<Piece> steps) {
        for (int i = added.step() + 1; i < steps.size(); i++) {
            if (!adds(steps.get(i)) && mentions(steps.get(i), added.value())) {
                return true;
            }
        }
        return false;
    }

    /** As a text of its own; inside a function body it is not looked at before the function runs, in a DO block it is. */
    private static boolean mentions(Piece step, String value) {
        var tokens = new Tokens(step.sql());
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            boolean found = kind == Tokens.Kind.TEXT
                    ? tokens.text().equals(value)
                    : kind == Tokens.Kind.BODY
                            && step.startsWith("do")
                            && tokens.text().contains(value);
            if (found) {
                return true;
            }
        }
        return false;
    }
}
