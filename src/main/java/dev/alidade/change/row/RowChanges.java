package dev.alidade.change.row;

import dev.alidade.change.Acceptance;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.UndoResult;
import dev.alidade.change.definition.DefinitionChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of one database and takes such changes back. Applying is one transaction: every row is changed exactly
 * once and only while it is what was read, or nothing is. What is needed for the way back is kept in the same
 * transaction in schema {@code alidade} where that is there and ours, else in the user's folder. Thread-safe; blocks.
 */
public final class RowChanges {
    private static final String BEGINNING = "set local lock_timeout = '10s'";
    private static final int PATIENCE = 20;

    private final Database database;
    private final ChangeStores stores;
    private final DefinitionChanges definitions;
    private final KeptImports imports;

    public RowChanges(Database database, AppFolders folders) {
        this.definitions = new DefinitionChanges(database, folders);
        this.imports = new KeptImports(database, folders);
        this.database = database;
        this.stores = new ChangeStores(database, folders);
    }

    /** What must be known of a relation to change its rows. */
    public RowTable table(String schema, String name, Cancellation cancellation) {
        return database.read(cancellation, session -> RowTable.read(session, schema, name));
    }

    /**
     * A whole row as it is now.
     *
     * @throws AppException of kind REFUSED when it is gone or cannot be told from others
     */
    public RowImage image(RowTable table, RowAddress row, Cancellation cancellation) {
        return database.read(cancellation, session -> new RowRun(session, table, List.of()).image(row))
                .orElseThrow(() -> RowProblems.refused("change.row.gone", table.label()));
    }

    /** The statements that {@link #apply} runs, with the values written out. */
    public static String preview(RowTable table, List<RowEdit> edits) {
        return edits.stream()
                .map(edit -> RowSql.show(table, edit))
                .collect(Collectors.joining("\n\n", "begin;\n\n", "\n\ncommit;\n"));
    }

    /**
     * Applies a proposal and keeps the way back, or changes nothing.
     *
     * @throws AppException what the server refuses; of kind REFUSED when a row could not be changed exactly once
     */
    public RowOutcome apply(RowProposal proposal, Cancellation cancellation) {
        var what = new Subject(proposal.feature(), proposal.schema() + "." + proposal.table(), "", proposal.title());
        return committed(cancellation, (session, attempt) -> {
            var table = RowTable.read(session, proposal.schema(), proposal.table());
            var run = new RowRun(session, table, proposal.edits());
            var changes = run.run(proposal.acceptsEffects());
            var kept = attempt.store().keep(session, what, table, changes, attempt.number(session));
            return new RowOutcome.Applied(kept, changes, run.notes());
        });
    }

    /**
     * What leads back, with the values written out.
     *
     * @throws AppException when the images are not there
     */
    public String undoPreview(KeptRows kept, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var table = RowTable.read(session, kept.schema(), kept.table());
            return preview(table, way(session, table, kept));
        });
    }

    /**
     * Takes a change back: only while all its rows are what it made of them. The statements are made anew from the images
     * and the table as it is now.
     *
     * @param acceptsEffects whether more rows may change than those
     */
    public RowOutcome undo(KeptRows kept, boolean acceptsEffects, Cancellation cancellation) {
        return committed(cancellation, (session, attempt) -> {
            store(session, kept.where()).undone(session, kept, attempt.number(session));
            var table = RowTable.read(session, kept.schema(), kept.table());
            var run = new RowRun(session, table, way(session, table, kept));
            var changes = run.run(acceptsEffects);
            return new RowOutcome.Applied(kept, changes, run.notes());
        });
    }

    /** Takes back a change of definitions that the list has, exactly or not at all. */
    public UndoResult undo(ChangeStores.Place place, Cancellation cancellation) {
        return definitions.undo(place, Acceptance.NOTHING, cancellation);
    }

    /** Takes back an import that the list has: deletes exactly its rows, or drops the table that it made. */
    public void undo(ImportedRows imported, Cancellation cancellation) {
        imports.takeBack(imported, cancellation);
    }

    /** All changes of all features that are kept for this database, newest first. */
    public List<PastChange> history(Cancellation cancellation) {
        var past = new ArrayList<PastChange>();
        for (var place : definitions.all(cancellation)) {
            var change = place.change();
            past.add(new PastChange(
                    change.what(),
                    change.doneBy(),
                    change.doneAt(),
                    change.undoneAt(),
                    null,
                    null,
                    definitions.takesBack(change) || change.isUnsettled() ? place : null));
        }
        database.read(cancellation, session -> {
            for (var store : stores(session)) {
                store.list(session)
                        .forEach(rows -> past.add(new PastChange(
                                rows.what(), rows.doneBy(), rows.doneAt(), rows.undoneAt(), rows, null, null)));
            }
            imports.list(session)
                    .forEach(rows -> past.add(new PastChange(
                            rows.what(), rows.doneBy(), rows.doneAt(), rows.undoneAt(), null, rows, null)));
            return true;
        });
        past.sort(Comparator.comparing(RowChanges::time).reversed());
        return past;
    }

    private static Instant time(PastChange change) {
        var at = change.doneAt();
        return at == null ? Instant.MIN : at;
    }

    private List<RowEdit> way(Session session, RowTable table, KeptRows kept) {
        return store(session, kept.where()).rows(session, kept).reversed().stream()
                .map(change -> change.reversed(table))
                .filter(edit -> !(edit instanceof RowEdit.Update update
                        && update.values().isEmpty()))
                .toList();
    }

    private List<RowStore> stores(Session session) {
        var local = store(session, KeptRows.Where.FOLDER);
        return stores.keepsRows(session) ? List.of(local, new DatabaseRows()) : List.of(local);
    }

    private RowStore store(Session session, KeptRows.Where where) {
        if (where == KeptRows.Where.FOLDER) {
            var place = stores.place(session);
            return new LocalRows(place.folder(), place.user());
        }
        if (!stores.keepsRows(session)) {
            throw RowProblems.refused("change.row.damaged");
        }
        return new DatabaseRows();
    }

    /** One try to commit something: where it is kept, and by which number its end can be asked for. */
    private static final class Attempt {
        private final RowStore store;
        private @Nullable String number;
        private @Nullable RowOutcome outcome;

        Attempt(RowStore store) {
            this.store = store;
        }

        RowStore store() {
            return store;
        }

        String number(Session session) {
            number = session.first(RowQuery.TRANSACTION_NUMBER, Parameters.none(), row -> row.text("number"))
                    .orElseThrow();
            return number;
        }
    }

    private interface Work {
        RowOutcome run(Session session, Attempt attempt);
    }

    private RowOutcome committed(Cancellation cancellation, Work work) {
        var attempt = new Attempt(chosen(cancellation));
        try {
            var outcome = database.write(cancellation, session -> {
                session.execute(BEGINNING);
                attempt.outcome = work.run(session, attempt);
                return attempt.outcome;
            });
            settle(attempt);
            return outcome;
        } catch (Withheld e) {
            return e.outcome();
        } catch (AppException e) {
            if (!SqlProblems.isConnectionLost(e) || attempt.outcome == null) {
                throw e;
            }
            return switch (end(attempt, cancellation)) {
                case "committed" -> {
                    settle(attempt);
                    yield attempt.outcome;
                }
                case "aborted" ->
                    throw new AppException(
                            Problem.of(
                                    ProblemKind.CONNECTION,
                                    "change.row.lost",
                                    Messages.text("change.row.lost"),
                                    Messages.text("change.row.lost.next")),
                            e);
                default -> throw e;
            };
        }
    }

    private static void settle(Attempt attempt) {
        if (attempt.number != null) {
            attempt.store.settled(attempt.number);
        }
    }

    /** What became of a transaction whose connection was lost before the server could say so. */
    private String end(Attempt attempt, Cancellation cancellation) {
        var number = Objects.requireNonNull(attempt.number);
        for (int i = 0; i < PATIENCE; i++) {
            var status = database.read(cancellation, session -> {
                var found = session.list(
                                RowQuery.TRANSACTION_STATUS,
                                Parameters.of("number", number),
                                row -> Optional.ofNullable(row.textOrNull("status")))
                        .getFirst()
                        .orElse("");
                if (isOpen(found)) {
                    session.execute("select pg_catalog.pg_sleep(0.2)");
                }
                return found;
            });
            if (!isOpen(status)) {
                return status;
            }
        }
        return "";
    }

    /** The newest number of all has no known end while its transaction has none. */
    private static boolean isOpen(String status) {
        return status.isEmpty() || status.equals("in progress");
    }

    /** In the database when changes are kept there already and it is ours alone, else in the user's folder. */
    private RowStore chosen(Cancellation cancellation) {
        var place = database.read(cancellation, stores::place);
        boolean inDatabase = database.read(cancellation, stores::isOurs);
        if (!inDatabase) {
            return new LocalRows(place.folder(), place.user());
        }
        if (!database.read(cancellation, stores::keepsRows)) {
            database.write(cancellation, session -> {
                session.execute(DatabaseRows.CREATE);
                return true;
            });
        }
        return new DatabaseRows();
    }
}
