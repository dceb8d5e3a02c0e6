-- Replication slots: who uses each, how much write-ahead log it holds back, and whether the server has given it up
-- (wal_status lost). A slot that nobody uses holds the log for ever, until the disk is full.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.slot_name::text as slot_name,
    s.slot_type as slot_kind,
    coalesce(s.plugin::text, '') as plugin,
    s.database::text as database_name,
    s.active as is_active,
    pg_catalog.pg_wal_lsn_diff(
        case
            when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
            else pg_catalog.pg_current_wal_lsn()
        end,
        s.restart_lsn)::bigint as kept_bytes,
    s.wal_status,
    s.safe_wal_size as safe_bytes,
    pg_catalog.age(s.xmin)::bigint as horizon_transactions,
    pg_catalog.age(s.catalog_xmin)::bigint as catalog_transactions
from pg_catalog.pg_replication_slots s
order by kept_bytes desc nulls last, slot_name
