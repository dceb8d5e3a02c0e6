-- How far the write-ahead log has come, and what the archiver did. Positions are those replayed on a replica. Counters of
-- the log itself exist from PostgreSQL 14 on.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    case
        when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
        else pg_catalog.pg_current_wal_lsn()
    end::text as wal_position,
    pg_catalog.current_setting('archive_mode') as archive_mode,
    a.archived_count as archived,
    a.failed_count as archive_failures,
    a.last_failed_time as failed_at
from pg_catalog.pg_stat_archiver a
order by 1
