-- What decides how rows are written to or read into one relation: its kind, whether row security applies to the current
-- role (COPY FROM refuses then), whether triggers of people run at an INSERT, and which actions of foreign keys a later
-- deletion of its rows would set off.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    c.oid::bigint as oid,
    c.relname::text as relation_name,
    c.relkind::text as kind,
    pg_catalog.row_security_active(c.oid) as row_security,
    pg_catalog.pg_table_size(c.oid) as bytes,
    exists (
        select 1 from pg_catalog.pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 4 <> 0) as insert_triggers,
    exists (
        select 1 from pg_catalog.pg_constraint k
        where k.confrelid = c.oid and k.contype = 'f' and k.confdeltype in ('c', 'n', 'd')) as delete_spreads
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
order by c.oid
