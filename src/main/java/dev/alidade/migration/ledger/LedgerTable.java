package dev.alidade.migration.ledger;

/**
 * The table of {@link DatabaseLedger}. Its statements stand here and not in files of their own, because no server could
 * check them that has no ledger yet.
 */
final class LedgerTable {
    /** Schema and table, for their owner alone; entries are only ever added. Needs CREATE on the database. */
    static final String CREATE = """
            create schema if not exists alidade;
            revoke all on schema alidade from public;
            comment on schema alidade is 'Kept by Alidade: which migrations were begun and ended here. May be dropped when none is half-way.';
            create table if not exists alidade.ledger (
                id bigint generated always as identity primary key,
                written_at timestamptz not null default pg_catalog.clock_timestamp(),
                written_by text not null default session_user,
                phase text not null check (phase in ('begun', 'intent', 'done', 'failed', 'applied', 'reverting', 'reverted')),
                version text not null,
                script text not null,
                checksum integer not null,
                steps integer not null,
                step integer,
                line integer,
                fingerprint text,
                pid integer,
                backend_started bigint,
                transaction_id bigint,
                message text
            );
            revoke all on table alidade.ledger from public;
            """;

    /** One entry. */
    static final String ADD = """
            insert into alidade.ledger (
                phase, version, script, checksum, steps, step, line, fingerprint, pid, backend_started, transaction_id, message
            )
            values (
                :phase, :version, :script, :checksum, :steps, :step::integer, :line::integer, :fingerprint::text,
                :pid::integer, :started::bigint, :transaction::bigint, :message::text
            )
            """;

    /** All entries, oldest first. */
    static final String READ = """
            select
                phase, version, script, checksum, steps, step, line, fingerprint, pid, backend_started, transaction_id, message,
                written_at, written_by
            from alidade.ledger
            order by id
            """;

    private LedgerTable() {}
}
