-- Finds: columns of tables whose values name relations by number (type regclass), which a new table of the same name would
-- not have; and whether they can be read.
-- False positives: none known; numbers kept as oid or integer are not found. Privilege: none. Minimum server version: 13.
select
    n.nspname::text as schema_name,
    c.relname::text as table_name,
    a.attname::text as column_name,
    pg_catalog.has_schema_privilege(n.oid, 'usage')
    and pg_catalog.has_column_privilege(c.oid, a.attnum, 'select') as is_readable
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where
    a.atttypid = 'pg_catalog.regclass'::pg_catalog.regtype
    and not a.attisdropped
    and c.relkind = 'r'
    and n.nspname not in ('pg_catalog', 'information_schema', 'alidade')
order by n.nspname, c.relname, a.attnum;
