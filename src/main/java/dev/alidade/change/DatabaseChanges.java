package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.KeptChange.Trialled;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes kept in schema {@code alidade} of the database itself: what is kept commits with what it tells about. */
record DatabaseChanges() implements ChangeStore {
    @Override
    public void keep(Session session, Subject what, Evidence evidence) {
        var before = PackedSnapshot.of(evidence.before());
        var after = PackedSnapshot.of(evidence.after());
        var uncertain = evidence.uncertain() == null ? null : PackedSnapshot.of(evidence.uncertain());
        var snapshots =
                Stream.of(before, after, uncertain).flatMap(Stream::ofNullable).toList();
        var hashes = snapshots.stream().map(PackedSnapshot::hash).toArray(String[]::new);
        var known = new HashSet<String>();
        session.each(ChangeTable.KNOWN, Parameters.of("hashes", hashes), 0, row -> known.add(row.text("hash")));
        var together = session.together();
        snapshots.stream()
                .filter(packed -> known.add(packed.hash()))
                .forEach(packed -> together.update(
                        ChangeTable.KEEP, Parameters.of("hash", packed.hash()).and("content", packed.bytes())));
        var script = evidence.script();
        together.update(
                        ChangeTable.ADD,
                        Parameters.of("feature", what.feature())
                                .and("subject", what.key())
                                .and("fingerprint", what.fingerprint())
                                .and("title", what.title())
                                .and("before", before.hash())
                                .and("after", after.hash())
                                .and("uncertain", uncertain == null ? null : uncertain.hash())
                                .and("verdict", evidence.computed().verdict().id())
                                .and(
                                        "reasons",
                                        ReasonJson.text(evidence.computed().reasons()))
                                .and(
                                        "script_verdict",
                                        script == null ? null : script.verdict().id())
                                .and("script_reasons", script == null ? null : ReasonJson.text(script.reasons())))
                .run();
    }

    @Override
    public void undone(Session session, KeptChange change) {
        session.update(ChangeTable.UNDONE, Parameters.of("id", Long.parseLong(change.id())));
    }

    @Override
    public List<KeptChange> list(Session session) {
        var changes = new ArrayList<KeptChange>();
        session.each(ChangeTable.LIST, Parameters.none(), 0, row -> changes.add(change(row)));
        return changes;
    }

    @Override
    public CatalogSnapshot snapshot(Session session, String hash) {
        var found = new ArrayList<byte[]>();
        session.each(
                ChangeTable.READ,
                Parameters.of("hash", hash),
                0,
                row -> found.add(Objects.requireNonNull(row.bytesOrNull("content"))));
        if (found.isEmpty()) {
            throw PackedSnapshot.lost(hash);
        }
        return PackedSnapshot.unpack(hash, found.getFirst());
    }

    private static KeptChange change(Row row) {
        return new KeptChange(
                Long.toString(row.bigint("id")),
                new Subject(row.text("feature"), row.text("subject"), row.text("fingerprint"), row.text("title")),
                row.text("before_hash"),
                row.text("after_hash"),
                row.textOrNull("uncertain_hash"),
                Objects.requireNonNull(trialled(row.text("verdict"), row.text("reasons"))),
                trialled(row.textOrNull("script_verdict"), row.textOrNull("script_reasons")),
                row.text("done_by"),
                row.instantOrNull("done_at"),
                row.instantOrNull("undone_at"));
    }

    private static @Nullable Trialled trialled(@Nullable String verdict, @Nullable String reasons) {
        return verdict == null
                ? null
                : new Trialled(Verdict.of(verdict), reasons == null ? List.of() : ReasonJson.reasons(reasons));
    }
}
