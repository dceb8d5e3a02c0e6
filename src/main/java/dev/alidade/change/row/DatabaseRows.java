package dev.alidade.change.row;

import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.row.KeptRows.Counts;
import dev.alidade.change.row.KeptRows.Where;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Changed rows kept in schema {@code alidade}: they commit with what they tell about. */
record DatabaseRows() implements RowStore {
    /** For its owner alone. The statements stand here because no server could check them that has no such table yet. */
    static final String CREATE = """
            create table if not exists alidade.row_change (
                id bigint generated always as identity primary key,
                done_at timestamptz not null default pg_catalog.clock_timestamp(),
                done_by text not null default session_user,
                feature text not null,
                subject text not null,
                fingerprint text not null,
                title text not null,
                schema_name text not null,
                table_name text not null,
                inserted int not null,
                updated int not null,
                deleted int not null,
                content bytea not null,
                undone_at timestamptz,
                undone_by text
            );
            revoke all on table alidade.row_change from public;
            do $$
            declare
                holder text;
            begin
                -- default privileges may have given something to others
                for holder in
                    select distinct pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee))
                    from pg_catalog.pg_class c
                    cross join lateral pg_catalog.aclexplode(c.relacl) a
                    where c.relnamespace = 'alidade'::pg_catalog.regnamespace and a.grantee not in (0, c.relowner)
                        and c.relname = 'row_change'
                loop
                    execute 'revoke all on table alidade.row_change from ' || holder;
                end loop;
            end
            $$;
            """;

    private static final String SHOWN =
            "id, done_at, done_by, feature, subject, fingerprint, title, schema_name, table_name, inserted, updated, deleted, undone_at";
    private static final String KEEP = """
            insert into alidade.row_change (
                feature, subject, fingerprint, title, schema_name, table_name, inserted, updated, deleted, content
            )
            values (:feature, :subject, :fingerprint, :title, :schema, :table, :inserted, :updated, :deleted, :content)
            returning\s""" + SHOWN;
    private static final String LIST = "select " + SHOWN + " from alidade.row_change order by id";
    private static final String READ = "select content from alidade.row_change where id = :id";
    private static final String UNDONE = """
            update alidade.row_change
            set undone_at = pg_catalog.clock_timestamp(), undone_by = session_user
            where id = :id and undone_at is null
            """;

    @Override
    public KeptRows keep(Session session, Subject what, RowTable table, List<RowChange> rows, String transaction) {
        var counts = Counts.of(rows);
        var kept = new ArrayList<KeptRows>();
        session.each(
                KEEP,
                Parameters.of("feature", what.feature())
                        .and("subject", what.key())
                        .and("fingerprint", what.fingerprint())
                        .and("title", what.title())
                        .and("schema", table.schema())
                        .and("table", table.name())
                        .and("inserted", counts.inserted())
                        .and("updated", counts.updated())
                        .and("deleted", counts.deleted())
                        .and("content", ImageFile.bytes(rows)),
                0,
                row -> kept.add(kept(row)));
        return kept.getFirst();
    }

    @Override
    public void undone(Session session, KeptRows kept, String transaction) {
        if (session.update(UNDONE, Parameters.of("id", Long.parseLong(kept.id()))) != 1) {
            throw RowProblems.refused("change.row.undoneAlready");
        }
    }

    @Override
    public void settled(String transaction) {
        // what was kept committed with the rows
    }

    @Override
    public List<KeptRows> list(Session session) {
        var changes = new ArrayList<KeptRows>();
        session.each(LIST, Parameters.none(), 0, row -> changes.add(kept(row)));
        return changes;
    }

    @Override
    public List<RowChange> rows(Session session, KeptRows kept) {
        var found = new ArrayList<byte[]>();
        session.each(
                READ,
                Parameters.of("id", Long.parseLong(kept.id())),
                0,
                row -> found.add(Objects.requireNonNull(row.bytesOrNull("content"))));
        if (found.isEmpty()) {
            throw RowProblems.refused("change.row.damaged");
        }
        return ImageFile.rows(found.getFirst());
    }

    private static KeptRows kept(Row row) {
        return new KeptRows(
                Long.toString(row.bigint("id")),
                Where.DATABASE,
                new Subject(row.text("feature"), row.text("subject"), row.text("fingerprint"), row.text("title")),
                row.text("schema_name"),
                row.text("table_name"),
                new Counts(row.integer("inserted"), row.integer("updated"), row.integer("deleted")),
                row.text("done_by"),
                row.instantOrNull("done_at"),
                row.instantOrNull("undone_at"));
    }
}
