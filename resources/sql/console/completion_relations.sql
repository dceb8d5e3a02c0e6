-- Finds: the relations whose columns a statement may name, with their schemas, for completion.
-- False positives: relations that the role may see but not read.
-- Privilege: none. Minimum server version: 10.
select
    c.oid::bigint as id,
    n.nspname::text as schema_name,
    c.relname::text as relation_name,
    c.relkind::text as kind,
    pg_catalog.pg_table_is_visible(c.oid) as is_visible
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_(toast|temp)'
order by n.nspname, c.relname;
