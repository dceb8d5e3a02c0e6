-- Finds: every object that migrations usually create, by name, and whether its schema is on the search path.
-- False positives: objects of extensions are among them.
-- Privilege: none. Minimum server version: 11.
with schemas as (
    select n.oid, n.nspname, n.nspname = any (pg_catalog.current_schemas(false)) as on_path
    from pg_catalog.pg_namespace n
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
)
select 'SCHEMA' as kind, null::text as schema_name, null::text as parent_name, s.nspname::text as object_name, true as on_path
from schemas s
union all
select 'EXTENSION', null, null, e.extname, true
from pg_catalog.pg_extension e
union all
select
    case c.relkind when 'v' then 'VIEW' when 'm' then 'VIEW' when 'S' then 'SEQUENCE' when 'i' then 'INDEX'
        when 'I' then 'INDEX' when 'c' then 'TYPE' else 'TABLE' end,
    s.nspname, null, c.relname, s.on_path
from pg_catalog.pg_class c
join schemas s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I', 'c')
union all
select 'COLUMN', s.nspname, c.relname, a.attname, s.on_path
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join schemas s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped
union all
select 'TYPE', s.nspname, null, t.typname, s.on_path
from pg_catalog.pg_type t
join schemas s on s.oid = t.typnamespace
where t.typtype in ('e', 'd', 'r')
union all
select distinct 'FUNCTION', s.nspname::text, null, p.proname::text, s.on_path
from pg_catalog.pg_proc p
join schemas s on s.oid = p.pronamespace
union all
select 'TRIGGER', s.nspname, c.relname, t.tgname, s.on_path
from pg_catalog.pg_trigger t
join pg_catalog.pg_class c on c.oid = t.tgrelid
join schemas s on s.oid = c.relnamespace
where not t.tgisinternal
union all
select 'POLICY', s.nspname, c.relname, p.polname, s.on_path
from pg_catalog.pg_policy p
join pg_catalog.pg_class c on c.oid = p.polrelid
join schemas s on s.oid = c.relnamespace
order by kind, schema_name, parent_name, object_name;
