package dev.alidade.migration.script;

import dev.alidade.migration.script.CreatedObject.Kind;
import dev.alidade.migration.script.StatementWords.Name;
import dev.alidade.statement.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from statements which objects they create and drop; tolerant of everything it does not know. */
final class ObjectReading {
    private static final Set<String> TEMPORARY = Set.of("temp", "temporary");
    private static final Set<String> MODIFIERS = Set.of(
            "or",
            "replace",
            "global",
            "local",
            "temp",
            "temporary",
            "unlogged",
            "recursive",
            "unique",
            "materialized",
            "foreign",
            "constraint");
    private static final Set<String> NO_COLUMN =
            Set.of("constraint", "primary", "foreign", "unique", "check", "exclude", "value", "attribute");
    private static final Set<String> CODE = Set.of("do", "select", "call", "with", "execute", "table", "values");
    private static final Map<String, Kind> NAMED = Map.ofEntries(
            Map.entry("schema", Kind.SCHEMA),
            Map.entry("extension", Kind.EXTENSION),
            Map.entry("type", Kind.TYPE),
            Map.entry("domain", Kind.TYPE),
            Map.entry("table", Kind.TABLE),
            Map.entry("view", Kind.VIEW),
            Map.entry("sequence", Kind.SEQUENCE),
            Map.entry("index", Kind.INDEX),
            Map.entry("function", Kind.FUNCTION),
            Map.entry("procedure", Kind.FUNCTION),
            Map.entry("aggregate", Kind.FUNCTION),
            Map.entry("trigger", Kind.TRIGGER),
            Map.entry("policy", Kind.POLICY));

    private final List<CreatedObject> created = new ArrayList<>();
    private final List<CreatedObject> dropped = new ArrayList<>();
    private int unread;

    ObjectChanges changes() {
        return new ObjectChanges(created, dropped, unread);
    }

    void read(Piece piece) {
        if (piece.kind() != Piece.Kind.STATEMENT || piece.words().isEmpty()) {
            return;
        }
        var first = piece.words().getFirst();
        switch (first) {
            case "create" -> create(new StatementWords(piece.sql()));
            case "alter" -> alter(new StatementWords(piece.sql()));
            case "drop" -> drop(new StatementWords(piece.sql()));
            default -> unread += CODE.contains(first) ? 1 : 0;
        }
    }

    private void create(StatementWords words) {
        words.take("create");
        if (words.takeAny(MODIFIERS).stream().anyMatch(TEMPORARY::contains)) {
            return;
        }
        var kind = NAMED.get(words.next());
        if (kind == null) {
            unread++;
            return;
        }
        words.take("concurrently");
        words.takeAll("if", "not", "exists");
        switch (kind) {
            case INDEX -> createIndex(words);
            case TRIGGER, POLICY -> ofTable(words, kind, created);
            case SCHEMA -> {
                if (words.isNext("authorization")) {
                    words.next();
                }
                words.name().ifPresent(n -> add(created, kind, null, null, n.name()));
            }
            default -> words.name().ifPresent(n -> add(created, kind, n.schema(), null, n.name()));
        }
    }

    /** An index lies in the schema of its table; one without a name gets one that only the server knows. */
    private void createIndex(StatementWords words) {
        if (words.isNext("on")) {
            return;
        }
        var name = words.name();
        words.take("on");
        words.take("only");
        var table = words.name();
        name.ifPresent(n -> add(created, Kind.INDEX, table.map(Name::schema).orElse(null), null, n.name()));
    }

    private void ofTable(StatementWords words, Kind kind, List<CreatedObject> list) {
        var name = words.name();
        if (name.isPresent() && words.skipTo("on")) {
            words.name()
                    .ifPresent(t ->
                            add(list, kind, t.schema(), t.name(), name.get().name()));
        }
    }

    private void alter(StatementWords words) {
        words.take("alter");
        words.take("foreign");
        words.take("materialized");
        var kind = NAMED.get(words.next());
        if (kind == null) {
            return;
        }
        words.takeAll("if", "exists");
        words.take("only");
        var name = words.name();
        if (name.isEmpty()) {
            return;
        }
        words.take("*");
        if (words.takeAll("rename", "to")) {
            add(dropped, kind, name.get().schema(), null, name.get().name());
            words.name().ifPresent(n -> add(created, kind, name.get().schema(), null, n.name()));
        } else if (words.takeAll("set", "schema")) {
            add(dropped, kind, name.get().schema(), null, name.get().name());
            words.name()
                    .ifPresent(
                            n -> add(created, kind, n.name(), null, name.get().name()));
        } else if (kind == Kind.TABLE) {
            do {
                change(words, name.get());
            } while (words.skipTo(","));
        }
    }

    /** One action of an ALTER TABLE. */
    private void change(StatementWords words, Name table) {
        if (words.take("add")) {
            if (!words.isNextOneOf(NO_COLUMN)) {
                words.take("column");
                words.takeAll("if", "not", "exists");
                words.name().ifPresent(c -> add(created, Kind.COLUMN, table.schema(), table.name(), c.name()));
            }
        } else if (words.take("drop")) {
            if (!words.isNextOneOf(NO_COLUMN)) {
                words.take("column");
                words.takeAll("if", "exists");
                words.name().ifPresent(c -> add(dropped, Kind.COLUMN, table.schema(), table.name(), c.name()));
            }
        } else if (words.take("rename") && !words.isNextOneOf(NO_COLUMN)) {
            words.take("column");
            words.name().ifPresent(c -> add(dropped, Kind.COLUMN, table.schema(), table.name(), c.name()));
            words.take("to");
            words.name().ifPresent(c -> add(created, Kind.COLUMN, table.schema(), table.name(), c.name()));
        }
    }

    private void drop(StatementWords words) {
        words.take("drop");
        words.take("foreign");
        words.take("materialized");
        var kind = NAMED.get(words.next());
        if (kind == null) {
            return;
        }
        words.take("concurrently");
        words.takeAll("if", "exists");
        if (kind == Kind.TRIGGER || kind == Kind.POLICY) {
            ofTable(words, kind, dropped);
            return;
        }
        do {
            words.name().ifPresent(n -> add(dropped, kind, n.schema(), null, n.name()));
        } while (words.skipTo(","));
    }

    private static void add(
            List<CreatedObject> list, Kind kind, @Nullable String schema, @Nullable String parent, String name) {
        list.add(new CreatedObject(kind, kind == Kind.EXTENSION ? null : schema, parent, name));
    }
}
