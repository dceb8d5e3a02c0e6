-- Finds: the columns of a table.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select a.attname as column_name
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = :schema_name
    and c.relname = :table_name
    and a.attnum > 0
    and not a.attisdropped
order by a.attnum;
