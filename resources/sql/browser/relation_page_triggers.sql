-- The triggers of one relation, without those that PostgreSQL keeps for foreign keys, with their functions' source.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    t.tgname::text as name,
    case t.tgenabled when 'O' then 'enabled' when 'D' then 'DISABLED' when 'R' then 'on replicas only' else 'always' end as state,
    fs.nspname || '.' || f.proname as function,
    pg_catalog.pg_get_triggerdef(t.oid) as definition,
    pg_catalog.obj_description(t.oid, 'pg_trigger') as description,
    case when f.prokind <> 'a' then pg_catalog.pg_get_functiondef(f.oid) end as source
from pg_catalog.pg_trigger t
join pg_catalog.pg_class c on c.oid = t.tgrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_proc f on f.oid = t.tgfoid
join pg_catalog.pg_namespace fs on fs.oid = f.pronamespace
where n.nspname = :schema_name and c.relname = :relation_name and not t.tgisinternal
order by name
