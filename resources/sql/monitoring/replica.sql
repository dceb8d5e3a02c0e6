-- The replicas (and logical subscribers) that stream from this server, and how far each is behind. On a replica: none,
-- unless others stream from it. Lags are null while nothing is written, and for everybody who is not a member of
-- pg_read_all_stats.
-- Needs: nothing beyond the right to connect; pg_read_all_stats (or pg_monitor) to see more than names.
-- From PostgreSQL 13.
select
    s.application_name as application,
    coalesce(s.usename::text, '') as role_name,
    host(s.client_addr) as client,
    s.state,
    s.sync_state,
    pg_catalog.pg_wal_lsn_diff(
        case
            when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
            else pg_catalog.pg_current_wal_lsn()
        end,
        s.replay_lsn)::bigint as lag_bytes,
    extract(epoch from s.write_lag)::double precision as write_seconds,
    extract(epoch from s.flush_lag)::double precision as flush_seconds,
    extract(epoch from s.replay_lag)::double precision as replay_seconds,
    s.state is null as is_hidden
from pg_catalog.pg_stat_replication s
order by lag_bytes desc nulls last, application
