package dev.alidade.change.definition;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.change.Attempt;
import dev.alidade.change.ChangeStore;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.Evidence;
import dev.alidade.change.Reason;
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

    private static final Pattern DROPPED =
            Pattern.compile("(?is)\\s*drop\\s+index\\s+concurrently\\s+(?:if\\s+exists\\s+)?(.*?)\\s*");

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** Long enough for most transactions that a concurrent build has to wait for. */
    private static final String PATIENCE = "set lock_timeout = '30s'; set search_path = ''";

    private record Index(String schema, String name) {}

    private final Database database;
    private final CatalogReader reader = new CatalogReader();

    OneByOne(Database database) {
        this.database = database;
    }

    /**
     * What goes is kept before it goes: whatever ends the program or the connection then, it can come back. Where
     * something comes in its place, that is kept instead in the end.
     */
    Evidence apply(DefinitionProposal proposal, ChangeStore store, Cancellation cancellation) {
        database.requireSession();
        return database.session(cancellation, session -> {
            session.execute(PATIENCE);
            DefinitionChanges.claim(session, DefinitionQuery.DEFINITION_LOCK_SESSION);
            var before = reader.read(database, cancellation);
            var promised = before.lacking(object -> isDropped(object.id(), proposal.statements()));
            boolean goes = promised.objects().size() < before.objects().size();
            if (goes) {
                keep(proposal, store, evidence(proposal.statements(), before, promised));
            }
            try {
                run(session, proposal.statements());
            } catch (AppException e) {
                if (goes) {
                    forgetWhatStayed(proposal, store, before, e);
                }
                throw e;
            }
            var evidence = evidence(proposal.statements(), before, reader.read(database, cancellation));
            if (!goes || comesAgain(evidence.after(), promised, proposal.statements())) {
                database.write(new Cancellation(), keeping -> {
                    if (goes) {
                        forget(keeping, proposal, store);
                    }
                    store.keep(keeping, proposal.what(), evidence);
                    return true;
                });
            }
            return evidence;
        });
    }

    /** Whether there is more than was promised: what went came again in another form, or something came besides. */
    private static boolean comesAgain(CatalogSnapshot after, CatalogSnapshot promised, List<String> statements) {
        return after.objects().stream()
                .filter(object -> isNamed(object, statements))
                .anyMatch(object -> promised.object(object.id()) == null);
    }

    /** What was kept before anything went no longer stands. */
    private static void forget(Session session, DefinitionProposal proposal, ChangeStore store) {
        store.list(session).stream()
                .filter(change -> change.stands() && change.what().equals(proposal.what()))
                .reduce((_, last) -> last)
                .ifPresent(change -> store.undone(session, change));
    }

    private void keep(DefinitionProposal proposal, ChangeStore store, Evidence evidence) {
        database.write(new Cancellation(), keeping -> {
            store.keep(keeping, proposal.what(), evidence);
            return true;
        });
    }

    /** After a failure: a change of which nothing happened does not stand. In doubt it stands, and can be taken back. */
    private void forgetWhatStayed(
            DefinitionProposal proposal, ChangeStore store, CatalogSnapshot before, AppException failure) {
        try {
            var now = reader.read(database, new Cancellation());
            boolean allThere = CatalogDiff.between(before, now).differences().stream()
                    .noneMatch(difference -> isDropped(difference.id(), proposal.statements()));
            if (allThere) {
                database.write(new Cancellation(), session -> {
                    forget(session, proposal, store);
                    return true;
                });
            }
        } catch (AppException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean isDropped(ObjectId id, List<String> statements) {
        var schema = id.schema();
        if (id.kind() != ObjectKind.INDEX || schema == null) {
            return false;
        }
        var whole = Pattern.compile("(?:" + spelled(schema) + ")\\.(?:" + spelled(id.name()) + ")");
        return statements.stream()
                .map(DROPPED::matcher)
                .anyMatch(drop -> drop.matches() && whole.matcher(drop.group(1)).matches());
    }

    /** A name as a statement may have it: in quotes, or without them where it needs none. */
    private static String spelled(String name) {
        var quoted = Pattern.quote(Identifiers.quote(name));
        return PLAIN.matcher(name).matches()
                ? quoted + "|(?<![\\w$\"])" + Pattern.quote(name) + "(?![\\w$\"])"
                : quoted;
    }

    private static boolean names(String statement, String name) {
        return Pattern.compile(spelled(name)).matcher(statement).find();
    }

    /** What others did meanwhile is not ours: only the indexes that the statements name. */
    private static Evidence evidence(List<String> statements, CatalogSnapshot before, CatalogSnapshot after) {
        var came = before.with(after, object -> isNamed(object, statements));
        var went = after.lacking(object -> isNamed(object, statements))
                .with(before, object -> isNamed(object, statements));
        boolean adds = came.objects().size() > before.objects().size();
        var from = adds ? before : went;
        var to = adds ? came : after;
        return new Evidence(
                from,
                to,
                null,
                CatalogDiff.between(from, to),
                CatalogScript.from(to).to(from),
                Attempt.untried(Reason.Code.NOT_TRANSACTIONAL, String.join("; ", statements), ""),
                null);
    }

    private static boolean isNamed(CatalogObject object, List<String> statements) {
        var id = object.id();
        return id.kind() == ObjectKind.INDEX && statements.stream().anyMatch(statement -> names(statement, id.name()));
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
            run(
                    session,
                    plan.script().statements().stream()
                            .map(s -> CREATED.matcher(s).replaceFirst("$1CONCURRENTLY "))
                            .toList());
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
            return new UndoResult(Verdict.EXACT, List.of(), Map.of(), null);
        });
    }

    private static UndoResult different(List<String> lines) {
        var key = "change.undo.different";
        return new UndoResult(
                Verdict.NOT_REVERSIBLE,
                lines,
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
                    if (!invalidBefore.contains(index) && names(statement, index.name())) {
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
