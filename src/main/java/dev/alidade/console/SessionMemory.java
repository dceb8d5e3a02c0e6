package dev.alidade.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a session holds that would be gone with its connection: settings, and what its open transaction has done. */
final class SessionMemory {
    /** A transaction of more statements than that is not worth repeating by hand. */
    private static final int MOST_STATEMENTS = 1_000;

    private static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> transaction = new ArrayList<>();
    private Map<String, String> before = Map.of();
    private int characters;
    private boolean inside;

    /** A statement took effect, in an open transaction or outside one. */
    synchronized void did(ConsoleStatement statement, boolean open) {
        var words = statement.piece().words();
        var sql = statement.sql().strip();
        var second = words.size() > 1 ? words.get(1) : "";
        switch (statement.verb()) {
            case "set" -> {
                if (!second.equals("local") && !second.equals("transaction") && !second.equals("constraints")) {
                    var name = name(sql);
                    settings.remove(name);
                    settings.put(name, sql);
                }
            }
            case "reset" -> {
                if (second.equals("all")) {
                    settings.clear();
                } else {
                    settings.remove(name(sql));
                }
            }
            case "discard" -> settings.clear();
            default -> {}
        }
        if (open && transaction.size() < MOST_STATEMENTS && characters + sql.length() <= MOST_CHARACTERS) {
            transaction.add(sql);
            characters += sql.length();
        }
    }

    /** A transaction begins: a rollback brings the settings of now back. */
    synchronized void began() {
        if (inside) {
            return;
        }
        inside = true;
        before = new LinkedHashMap<>(settings);
        transaction.clear();
        characters = 0;
    }

    /** It is over. */
    synchronized void ended(boolean kept) {
        if (!kept) {
            settings.clear();
            settings.putAll(before);
        }
        forgetTransaction();
    }

    /** The connection is gone: what went with it. Afterwards nothing is remembered. */
    synchronized SessionLoss lost(boolean inTransaction) {
        var loss = new SessionLoss(
                inTransaction,
                inTransaction ? List.copyOf(transaction) : List.of(),
                List.copyOf(inTransaction ? before.values() : settings.values()));
        settings.clear();
        forgetTransaction();
        return loss;
    }

    private void forgetTransaction() {
        inside = false;
        before = Map.of();
        transaction.clear();
        characters = 0;
    }

    /** {@code SET [SESSION] name}; {@code TIME ZONE}, {@code ROLE} and the like by their first word. */
    private static String name(String sql) {
        var words = sql.toLowerCase(Locale.ROOT).split("[\\s=]+");
        return words.length > 2 && words[1].equals("session") && !words[2].equals("authorization")
                ? words[2]
                : words.length > 1 ? words[1] : "";
    }
}
