-- The files of the write-ahead log that lie in the server's folder, against the size at which checkpoints are forced.
-- Many more than that wait for a replication slot, for the archiver, or for wal_keep_size.
-- Needs: membership in pg_monitor. From PostgreSQL 13.
select
    count(*) as files,
    sum(f.size)::bigint as file_bytes,
    pg_catalog.pg_size_bytes(pg_catalog.current_setting('max_wal_size')) as limit_bytes,
    min(f.modification) as oldest_at,
    max(f.modification) as changed_at
from pg_catalog.pg_ls_waldir() f
order by files
