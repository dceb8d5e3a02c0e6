-- The write-ahead log since its statistics were reset: records, whole page images, bytes, and how often its buffers were
-- full; and what the archiver did. Positions are those replayed on a replica.
-- Needs: nothing beyond the right to connect. From PostgreSQL 14.
select
    case
        when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
        else pg_catalog.pg_current_wal_lsn()
    end::text as wal_position,
    w.wal_bytes::bigint as wal_bytes,
    w.wal_records as records,
    w.wal_fpi as page_images,
    w.wal_buffers_full as buffers_full,
    w.stats_reset as reset_at,
    pg_catalog.current_setting('archive_mode') as archive_mode,
    a.archived_count as archived,
    a.failed_count as archive_failures,
    a.last_failed_time as failed_at
from pg_catalog.pg_stat_wal w
cross join pg_catalog.pg_stat_archiver a
order by 1
