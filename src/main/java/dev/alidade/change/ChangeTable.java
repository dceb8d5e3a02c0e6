package dev.alidade.change;

/**
 * The tables of {@link DatabaseChanges}. Their statements stand here and not in files of their own, because no server
 * could check them that has no such tables yet.
 */
final class ChangeTable {
    /** For their owner alone. Needs CREATE on the database. */
    static final String CREATE = """
            create schema if not exists alidade;
            revoke all on schema alidade from public;
            create table if not exists alidade.snapshot (
                hash text primary key,
                content bytea not null,
                kept_at timestamptz not null default pg_catalog.clock_timestamp()
            );
            create table if not exists alidade.change (
                id bigint generated always as identity primary key,
                done_at timestamptz not null default pg_catalog.clock_timestamp(),
                done_by text not null default session_user,
                feature text not null,
                subject text not null,
                fingerprint text not null,
                title text not null,
                before_hash text not null,
                after_hash text not null,
                verdict text not null,
                reasons text not null,
                script_verdict text,
                script_reasons text,
                undone_at timestamptz,
                undone_by text
            );
            alter table alidade.change add column if not exists uncertain_hash text;
            revoke all on table alidade.snapshot, alidade.change from public;
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
                        and c.relname in ('change', 'snapshot')
                loop
                    execute 'revoke all on table alidade.snapshot, alidade.change from ' || holder;
                end loop;
            end
            $$;
            """;

    static final String KNOWN = "select hash from alidade.snapshot where hash = any (:hashes)";

    static final String KEEP = """
            insert into alidade.snapshot (hash, content) values (:hash, :content) on conflict (hash) do nothing
            """;

    static final String ADD = """
            insert into alidade.change (
                feature, subject, fingerprint, title, before_hash, after_hash, uncertain_hash, verdict, reasons,
                script_verdict, script_reasons
            )
            values (
                :feature, :subject, :fingerprint, :title, :before, :after, :uncertain::text, :verdict, :reasons,
                :script_verdict::text, :script_reasons::text
            )
            """;

    static final String UNDONE = """
            update alidade.change
            set undone_at = pg_catalog.clock_timestamp(), undone_by = session_user
            where id = :id and undone_at is null
            """;

    static final String LIST = """
            select
                id, done_at, done_by, feature, subject, fingerprint, title, before_hash, after_hash, verdict, reasons,
                script_verdict, script_reasons, undone_at,
                -- tables of an earlier version have no such column
                pg_catalog.to_jsonb(c) ->> 'uncertain_hash' as uncertain_hash
            from alidade.change c
            order by id
            """;

    static final String READ = "select content from alidade.snapshot where hash = :hash";

    private ChangeTable() {}
}
