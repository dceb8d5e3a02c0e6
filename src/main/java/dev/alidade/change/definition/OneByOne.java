package dev.alidade.change.definition;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.change.ChangeStore;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.Evidence;
import dev.alidade.change.UndoPlan;
import dev.alidade.change.UndoResult;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Statements that no transaction can hold: concurrent indexes above all. What a failure leaves behind is cleared away. */
final class OneByOne {
    private static final Pattern INDEX =
            Pattern.compile("(?s)(?:CREATE (?:UNIQUE )?INDEX(?!.* ON ONLY )|DROP INDEX|COMMENT ON INDEX) .*");
    private static final Pattern CREATED = Pattern.compile("^(CREATE (?:UNIQUE )?INDEX |DROP INDEX )");

    /** Long enough for most transactions that a concurrent build has to wait for. */
    private static final String PATIENCE = "set lock_timeout = '30s'; set search_path = ''";

    private record Index(String schema, String name) {}

    private final Database database;
    private final CatalogReader reader = new CatalogReader();

    OneByOne(Database database) {
        this.database = database;
    }

    /**
     * What is about to happen is written down before it does, with what leads back where something goes: whatever ends
     * the program or the connection then, it is known that something was begun. Afterwards what the server shows is kept
     * instead.
     */
    Evidence apply(DefinitionProposal proposal, ChangeStore store, Cancellation cancellation) {
        database.requireSession();
        return database.session(cancellation, session -> {
            session.execute(PATIENCE);
            DefinitionChanges.claim(session, DefinitionQuery.DEFINITION_LOCK_SESSION);
            var before = reader.read(database, cancellation);
            var intents = new Intents(database);
            intents.note(proposal, store, before);
            try {
                run(session, proposal.statements());
            } catch (AppException e) {
                intents.keepWhatHappened(proposal, store, before, e);
                throw e;
            }
            return intents.keep(proposal, store, before, reader.read(database, cancellation));
        });
    }

    /** Whether a way back is nothing but whole indexes, none of a partitioned table. */
    static boolean canUndo(UndoPlan plan) {
        return plan.conflicts().isEmpty()
                && plan.dependents().isEmpty()
                && !plan.script().statements().isEmpty()
                && plan.script().statements().stream()
                        .allMatch(s -> INDEX.matcher(s).matches())
                && plan.effects().differences().stream().noneMatch(d -> isPartitioned(plan.current(), d.id()));
    }

    /** The statements of such a way back as they are run. */
    static List<String> concurrently(CatalogScript script) {
        return script.statements().stream()
                .map(statement -> CREATED.matcher(statement).replaceFirst("$1CONCURRENTLY "))
                .toList();
    }

    private static boolean isPartitioned(CatalogSnapshot current, ObjectId index) {
        var table = current.parent(index);
        var object = table == null ? null : current.object(table);
        return object == null || object.get("partition key") != null;
    }

    UndoResult undo(UndoPlan plan, ChangeStores.Place place, Cancellation cancellation) {
        database.requireSession();
        return database.session(cancellation, session -> {
            session.execute(PATIENCE);
            DefinitionChanges.claim(session, DefinitionQuery.DEFINITION_LOCK_SESSION);
            plan.script().settings().stream()
                    .map(s -> s.replaceFirst("(?i)^set local ", "set "))
                    .forEach(session::execute);
            run(session, concurrently(plan.script()));
            var remaining = CatalogDiff.between(plan.target(), reader.read(database, cancellation));
            var mine = remaining.differences().stream()
                    .filter(d -> plan.effects().differences().stream().anyMatch(e -> e.id().equals(d.id())))
                    .map(d -> d.id().toString())
                    .toList();
            if (!mine.isEmpty()) {
                return different(mine);
            }
            database.write(new Cancellation(), keeping -> {
                place.store().undone(keeping, place.change());
                return true;
            });
            return new UndoResult(Verdict.EXACT, List.of(), Map.of(), Map.of(), null);
        });
    }

    private static UndoResult different(List<String> lines) {
        var key = "change.undo.different";
        return new UndoResult(
                Verdict.NOT_REVERSIBLE,
                lines,
                Map.of(),
                Map.of(),
                Problem.of(
                        ProblemKind.REFUSED,
                        key,
                        Messages.text(key, String.join("; ", lines)),
                        Messages.text(key + ".next")));
    }

    private void run(Session session, List<String> statements) {
        var invalid = invalid(session);
        for (var statement : statements) {
            try {
                session.execute(statement);
            } catch (AppException e) {
                clear(statement, invalid, e);
                throw e;
            }
        }
    }

    /** A concurrent build that failed leaves an index behind that costs and does not serve. */
    private void clear(String statement, Set<Index> invalidBefore, AppException failure) {
        try {
            database.session(new Cancellation(), session -> {
                session.execute(PATIENCE);
                for (var index : invalid(session)) {
                    if (!invalidBefore.contains(index) && IndexEffects.names(statement, index.name())) {
                        session.execute("drop index concurrently if exists "
                                + Identifiers.qualified(index.schema(), index.name()));
                    }
                }
                return true;
            });
        } catch (AppException e) {
            failure.addSuppressed(e);
        }
    }

    private static Set<Index> invalid(Session session) {
        return new HashSet<>(session.list(
                DefinitionQuery.INVALID_INDEXES,
                Parameters.none(),
                row -> new Index(row.text("schema_name"), row.text("index_name"))));
    }
}
