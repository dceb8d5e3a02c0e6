package dev.alidade.migration.ledger;

import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.migration.ledger.LedgerEntry.Backend;
import dev.alidade.migration.ledger.LedgerEntry.File;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import dev.alidade.migration.ledger.LedgerEntry.Step;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The ledger in the database itself: an entry commits with what it tells about. */
public record DatabaseLedger() implements Ledger {
    @Override
    public void add(Session session, LedgerEntry entry) {
        var parameters = Parameters.of("phase", entry.phase().id())
                .and("version", entry.file().version().text())
                .and("script", entry.file().name())
                .and("checksum", entry.file().checksum())
                .and("steps", entry.file().steps())
                .and("message", entry.message());
        var step = entry.step();
        var backend = entry.backend();
        session.update(
                LedgerTable.ADD,
                parameters
                        .and("step", step == null ? null : step.number())
                        .and("line", step == null ? null : step.line())
                        .and("fingerprint", step == null ? null : step.fingerprint())
                        .and("pid", backend == null ? null : backend.pid())
                        .and("started", backend == null ? null : backend.startedMicros())
                        .and("transaction", backend == null ? null : backend.transaction()));
    }

    @Override
    public List<LedgerEntry> read(Session session) {
        var entries = new ArrayList<LedgerEntry>();
        session.each(LedgerTable.READ, Parameters.none(), 0, row -> entries.add(entry(row)));
        return entries;
    }

    /** The entries of one migration, oldest first, with who wrote them. */
    List<PastRun.Signed> signed(Session session, ScriptVersion version) {
        var entries = new ArrayList<PastRun.Signed>();
        session.each(LedgerTable.READ, Parameters.none(), 0, row -> {
            if (version.equals(ScriptVersion.of(row.text("version")))) {
                entries.add(new PastRun.Signed(entry(row), row.textOrNull("written_by")));
            }
        });
        return entries;
    }

    @Override
    public boolean sharesTransaction() {
        return true;
    }

    private static LedgerEntry entry(Row row) {
        var file = new File(
                ScriptVersion.of(row.text("version")),
                row.text("script"),
                row.integer("checksum"),
                row.integer("steps"));
        var number = row.bigintOrNull("step");
        var pid = row.bigintOrNull("pid");
        return new LedgerEntry(
                Phase.of(row.text("phase")),
                file,
                number == null ? null : new Step(number.intValue(), row.integer("line"), row.text("fingerprint")),
                pid == null
                        ? null
                        : new Backend(
                                pid.intValue(),
                                Objects.requireNonNull(row.bigintOrNull("backend_started")),
                                row.bigintOrNull("transaction_id")),
                row.textOrNull("message"),
                row.instantOrNull("written_at"));
    }
}
