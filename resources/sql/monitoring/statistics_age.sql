-- Since when the counters count: the last reset of this database's statistics (null: never since it was made), the start
-- of the server, whether counting is on at all, and whether this server is a replica (which counts only its own scans).
-- A crash of the server before version 15 empties the counters and sets the reset time.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.stats_reset as reset_at,
    pg_catalog.pg_postmaster_start_time() as started_at,
    pg_catalog.clock_timestamp() as server_time,
    pg_catalog.current_setting('track_counts')::bool as is_counting,
    pg_catalog.pg_is_in_recovery() as is_replica
from pg_catalog.pg_stat_database s
where s.datname = pg_catalog.current_database()
