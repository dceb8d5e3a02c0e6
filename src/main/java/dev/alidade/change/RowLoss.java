package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the rows and values that a way back would make disappear. Reads every table that would go. */
final class RowLoss {
    private final CatalogSnapshot current;
    private final CatalogDiff effects;
    private final Set<ObjectId> removed = new HashSet<>();

    private static final String PINNED =
            "set local row_security = off; select pg_catalog.set_config('search_path', '', true)";

    /** What is counted under which name, and what is if the server cannot tell that. */
    private record Question(
            ObjectId table,
            String name,
            String what,
            @Nullable String otherwise) {}

    /**
     * @param effects from current to what is wanted
     */
    RowLoss(CatalogSnapshot current, CatalogDiff effects) {
        this.current = current;
        this.effects = effects;
        effects.differences().stream()
                .filter(Difference.Removed.class::isInstance)
                .forEach(difference -> removed.add(difference.id()));
    }

    /** Keeps others from adding rows between the count and the end of the transaction. */
    void lock(Session session) {
        var tables = questions().stream()
                .map(question -> sql(question.table()))
                .distinct()
                .sorted()
                .toList();
        if (!tables.isEmpty()) {
            session.execute("lock table " + String.join(", ", tables) + " in access exclusive mode");
        }
    }

    /** By table or column; those without a loss are left out. Values that cannot be converted at all count as lost. */
    Map<String, Long> count(Session session) {
        var lost = new LinkedHashMap<String, Long>();
        session.execute("savepoint alidade_count; " + PINNED);
        for (var question : questions()) {
            long rows = question.otherwise() == null
                    ? ask(session, question, question.what())
                    : convertible(session, question, question.otherwise());
            if (rows > 0) {
                lost.put(question.name(), rows);
            }
        }
        session.execute("rollback to savepoint alidade_count; release savepoint alidade_count");
        return lost;
    }

    private static long convertible(Session session, Question question, String otherwise) {
        try {
            return ask(session, question, question.what());
        } catch (AppException e) {
            if (Failures.isEnd(e, session)) {
                throw e;
            }
            session.execute("rollback to savepoint alidade_count; " + PINNED);
            return ask(session, question, otherwise);
        }
    }

    private static long ask(Session session, Question question, String what) {
        var rows = new long[1];
        session.each(
                "select pg_catalog.count(*)" + what + " as rows from " + sql(question.table()),
                Parameters.none(),
                0,
                row -> rows[0] = row.bigint("rows"));
        return rows[0];
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (var difference : effects.differences()) {
            var id = difference.id();
            var object = current.object(id);
            if (object == null) {
                continue;
            }
            if (difference instanceof Difference.Removed) {
                if (id.kind() == ObjectKind.TABLE && !goesWithItsParent(object)) {
                    questions.add(new Question(id, id.label(), "", null));
                } else if (id.kind() == ObjectKind.COLUMN) {
                    column(object, questions);
                }
            } else if (difference instanceof Difference.Changed changed && id.kind() == ObjectKind.COLUMN) {
                retyped(changed, questions);
            }
        }
        return questions;
    }

    private boolean goesWithItsParent(CatalogObject table) {
        return table.get("partition of") != null
                && current.dependencies(table.id()).stream()
                        .anyMatch(id -> id.kind() == ObjectKind.TABLE && removed.contains(id));
    }

    private void column(CatalogObject column, List<Question> questions) {
        var table = table(column.id());
        boolean computed = column.get("generated") != null || "only".equals(column.get("inherited"));
        if (table == null || removed.contains(table) || computed) {
            return;
        }
        var name = Identifiers.quote(column.id().name());
        var usual = column.get("default");
        // a default that is computed gives another value each time
        var what = usual == null || usual.contains("(")
                ? name + " is not null"
                : name + "::text is distinct from (" + usual + ")::text and " + name + " is not null";
        questions.add(new Question(table, column.id().label(), " filter (where " + what + ")", null));
    }

    /** Values that are not the same after going to the other type and back. */
    private void retyped(Difference.Changed changed, List<Question> questions) {
        var table = table(changed.id());
        var column = Objects.requireNonNull(current.object(changed.id()));
        if (table == null || column.get("generated") != null || "only".equals(column.get("inherited"))) {
            return;
        }
        var name = Identifiers.quote(changed.id().name());
        // the difference may say more than the type, where the same name means another one now
        var type = Objects.requireNonNull(column.get("type"));
        changed.changes().stream()
                .filter(c -> c.property().equals("type") && c.after() != null && c.before() != null)
                .forEach(c -> questions.add(new Question(
                        table,
                        changed.id().label(),
                        " filter (where (" + name + "::" + c.after() + ")::" + type + "::text is distinct from " + name
                                + "::text)",
                        " filter (where " + name + " is not null)")));
    }

    private @Nullable ObjectId table(ObjectId column) {
        var parent = column.parent();
        var table = parent == null ? null : new ObjectId(ObjectKind.TABLE, column.schema(), null, parent);
        return table != null && current.contains(table) ? table : null;
    }

    private static String sql(ObjectId table) {
        return Identifiers.qualified(Objects.requireNonNull(table.schema()), table.name());
    }
}
