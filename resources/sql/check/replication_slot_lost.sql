-- Replication slots whose wal_status is lost or unreserved.
-- May be wrong: none. Dropping has no undo.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    s.slot_name::text as object_name,
    s.wal_status as status,
    s.active::text as is_active,
    case when not s.active then pg_catalog.format('select pg_catalog.pg_drop_replication_slot(%L)', s.slot_name) end as fix_drop_do_1
from pg_catalog.pg_replication_slots s
where s.wal_status in ('lost', 'unreserved')
order by object_name
