package dev.alidade.catalog;

import dev.alidade.database.Session;
import java.util.List;
import java.util.function.Function;

/** A change to a catalog, looked at from before, from after, and taken back; all in one transaction that never commits. */
final class Change {
    private Change() {}

    /**
     * What was seen.
     *
     * @param before the state before the change
     * @param after the state after it
     * @param script from after to before
     * @param back the state after the script
     */
    record Seen(CatalogSnapshot before, CatalogSnapshot after, CatalogScript script, CatalogSnapshot back) {
        /** The differences that the change made, as short lines, sorted. */
        List<String> lines() {
            return lines(CatalogDiff.between(before, after));
        }

        CatalogDiff remaining() {
            return CatalogDiff.between(before, back);
        }

        static List<String> lines(CatalogDiff diff) {
            Function<Difference, String> line = difference -> switch (difference) {
                case Difference.Added added -> "+ " + added.id();
                case Difference.Removed removed -> "- " + removed.id();
                case Difference.Changed changed ->
                    "~ " + changed.id() + " "
                            + changed.changes().stream()
                                    .map(Difference.Change::property)
                                    .toList();
                case Difference.Renamed renamed ->
                    "> " + renamed.before() + " to " + renamed.id().label()
                            + (renamed.changes().isEmpty()
                                    ? ""
                                    : " "
                                            + renamed.changes().stream()
                                                    .map(Difference.Change::property)
                                                    .toList());
                case Difference.ColumnOrder order -> "% " + order.id();
            };
            return diff.differences().stream().map(line).sorted().toList();
        }
    }

    static Seen make(Session session, String base, String change) {
        var reader = new CatalogReader();
        session.execute("begin");
        try {
            if (!base.isEmpty()) {
                session.execute(base);
            }
            var before = reader.read(session);
            session.execute(change);
            var after = reader.read(session);
            var script = CatalogScript.from(after).to(before);
            run(session, script);
            var back = reader.read(session);
            session.execute("rollback");
            return new Seen(before, after, script, back);
        } catch (RuntimeException | Error e) {
            try {
                session.execute("rollback");
            } catch (RuntimeException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    static void run(Session session, CatalogScript script) {
        script.settings().forEach(session::execute);
        for (var statement : script.statements()) {
            try {
                session.execute(statement);
            } catch (RuntimeException e) {
                throw new AssertionError(e.getMessage() + "\nin: " + statement + "\nof:\n" + script.text(), e);
            }
        }
    }
}
