-- One look at what the server does now: counters of this database since its statistics were reset, its sessions by
-- state, the oldest transaction, and how far the write-ahead log has come. Two looks give rates.
-- A role without pg_read_all_stats (or pg_monitor) does not see what other roles' sessions do: those are counted as
-- hidden, and active, idle, waiting and the oldest transaction are then of the visible ones only.
-- Cheap: no table, file or lock is looked at. On a replica the log position is the one that was replayed.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    pg_catalog.clock_timestamp() as server_at,
    pg_catalog.pg_postmaster_start_time() as started_at,
    s.stats_reset as reset_at,
    s.xact_commit as commits,
    s.xact_rollback as rollbacks,
    s.blks_hit as hit_blocks,
    s.blks_read as read_blocks,
    s.tup_returned + s.tup_fetched as rows_read,
    s.tup_inserted + s.tup_updated + s.tup_deleted as rows_written,
    s.temp_bytes,
    s.deadlocks,
    case
        when pg_catalog.pg_is_in_recovery() then
            pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_last_wal_replay_lsn(), '0/0'::pg_catalog.pg_lsn)
        else pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '0/0'::pg_catalog.pg_lsn)
    end::bigint as wal_bytes,
    a.sessions,
    a.active,
    a.idle,
    a.idle_in_transaction,
    a.waiting,
    a.hidden,
    a.oldest_seconds,
    pg_catalog.current_setting('max_connections')::int as connection_limit
from pg_catalog.pg_stat_database s
cross join (
    select
        count(*) as sessions,
        count(*) filter (where b.state = 'active') as active,
        count(*) filter (where b.state = 'idle') as idle,
        count(*) filter (where b.state like 'idle in transaction%') as idle_in_transaction,
        count(*) filter (where b.wait_event_type = 'Lock') as waiting,
        count(*) filter (where b.state is null) as hidden,
        coalesce(extract(epoch from pg_catalog.clock_timestamp() - min(b.xact_start)), 0)::double precision
            as oldest_seconds
    from pg_catalog.pg_stat_activity b
    where coalesce(b.backend_type, 'client backend') = 'client backend' and b.usesysid is not null
      and b.pid <> pg_catalog.pg_backend_pid()
) a
where s.datname = pg_catalog.current_database()
