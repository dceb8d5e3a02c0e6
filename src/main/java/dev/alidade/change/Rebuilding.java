package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.TableRebuild;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings columns into the order of another state by building their tables anew, and proves that no row changed on the
 * way: all of them are read before and after. That the definitions are the same is for the caller to compare.
 */
final class Rebuilding {
    private final TableRebuild rebuild;

    private Rebuilding(CatalogSnapshot from, CatalogSnapshot wanted, Set<ObjectId> ids) {
        rebuild = TableRebuild.between(from, wanted, ids);
    }

    /** What a script leaves to be done in the state that it reaches. */
    static Rebuilding after(CatalogScript script, CatalogSnapshot reached) {
        return new Rebuilding(reached, reached, reordered(script));
    }

    /** What is left to be done when nothing but the order of columns differs. */
    static Rebuilding of(CatalogSnapshot reached, CatalogSnapshot wanted, CatalogDiff remaining) {
        return new Rebuilding(
                reached,
                wanted,
                remaining.differences().stream()
                        .filter(Difference.ColumnOrder.class::isInstance)
                        .map(Difference::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whose columns a script leaves in another order. */
    static Set<ObjectId> reordered(CatalogScript script) {
        return script.unsupported().stream()
                .filter(left -> left.reason() == CatalogScript.Reason.COLUMN_ORDER)
                .map(CatalogScript.Unsupported::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What it costs, as far as can be told before: the tables may be called otherwise by now. */
    RebuildPlan plan(Session session) {
        var obstacles = obstacles(session);
        var costs = new ArrayList<RebuildPlan.Cost>();
        session.each(
                ChangeQuery.REBUILD_COST,
                names(),
                0,
                row -> costs.add(
                        new RebuildPlan.Cost(row.text("name"), row.bigint("about_rows"), row.bigint("bytes"))));
        return new RebuildPlan(
                costs,
                obstacles.isEmpty()
                        ? rebuild.madeAnew().stream().map(ObjectId::toString).toList()
                        : List.of(),
                obstacles);
    }

    /** Why it cannot be done, in sentences. */
    List<String> obstacles(Session session) {
        var found = new ArrayList<>(rebuild.obstacles());
        if (found.isEmpty()) {
            session.each(
                    ChangeQuery.REBUILD_TIES,
                    names(),
                    0,
                    row -> found.add(
                            Messages.text("change.rebuild." + row.text("tie"), row.text("subject"), row.text("name"))));
            found.addAll(new StoredReferences(session).to(rebuild.tables()));
        }
        return found;
    }

    /**
     * Does it in the caller's transaction.
     *
     * @return the tables with their rows, as a person writes them
     * @throws AppException with what the server refused, or when a row would not be what it was
     */
    Map<String, Long> run(Session session) {
        session.execute("set constraints all immediate");
        rebuild.settings().forEach(session::execute);
        session.execute("lock table "
                + rebuild.tables().stream().map(TableRebuild.Table::sql).collect(Collectors.joining(", "))
                + " in access exclusive mode");
        var before = digests(session);
        for (var statement : rebuild.statements()) {
            try {
                session.execute(statement);
            } catch (AppException e) {
                throw Failures.isEnd(e, session) ? e : Failures.in(statement, e);
            }
        }
        var after = digests(session);
        before.forEach((table, digest) -> {
            if (!digest.equals(after.get(table))) {
                throw new AppException(Problem.of(
                        ProblemKind.REFUSED,
                        "change.rebuild.rows",
                        Messages.text("change.rebuild.rows", table.id().label()),
                        Messages.text("change.rebuild.rows.next")));
            }
        });
        var rows = new LinkedHashMap<String, Long>();
        rebuild.tables()
                .forEach(table -> rows.put(
                        table.id().label(),
                        Objects.requireNonNull(before.get(table)).rows()));
        return rows;
    }

    private Map<TableRebuild.Table, RowDigest> digests(Session session) {
        var digests = new LinkedHashMap<TableRebuild.Table, RowDigest>();
        Stream.concat(rebuild.tables().stream(), rebuild.computed().stream())
                .forEach(table -> digests.put(table, RowDigest.of(session, table)));
        return digests;
    }

    private Parameters names() {
        return Parameters.of(
                        "schemas",
                        rebuild.tables().stream().map(t -> t.id().schema()).toArray(String[]::new))
                .and("names", rebuild.tables().stream().map(t -> t.id().name()).toArray(String[]::new));
    }
}
