-- Finds: types that a cast or a column may name.
-- False positives: none known.
-- Privilege: none. Minimum server version: 10.
select
    n.nspname::text as schema_name,
    case when n.nspname = 'pg_catalog' then pg_catalog.format_type(t.oid, null) else t.typname::text end as type_name,
    pg_catalog.pg_type_is_visible(t.oid) as is_visible
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
left join pg_catalog.pg_class c on c.oid = t.typrelid
where t.typtype in ('b', 'd', 'e', 'r', 'm', 'c')
    and t.typname not like '\_%'
    and n.nspname !~ '^pg_(toast|temp)'
    and n.nspname <> 'information_schema'
    and (c.oid is null or c.relkind = 'c')
order by n.nspname, type_name;
