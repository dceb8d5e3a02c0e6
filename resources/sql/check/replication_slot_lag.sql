-- Replication slots that keep more than :minimum_bytes of write-ahead log.
-- May be wrong: a subscriber that is catching up. Has no fix: whether a subscriber comes back is not in the catalog.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    s.slot_name::text as object_name,
    l.kept as kept_bytes,
    s.active::text as is_active
from pg_catalog.pg_replication_slots s
cross join lateral (
    select pg_catalog.pg_wal_lsn_diff(
        case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn() else pg_catalog.pg_current_wal_lsn() end,
        s.restart_lsn)::bigint as kept
) as l
where l.kept >= :minimum_bytes::bigint
order by object_name
