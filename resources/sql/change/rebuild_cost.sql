-- Finds: how much writing a table anew takes: its estimated rows, and its bytes with indexes and large values.
-- False positives: rows are as old as the last VACUUM or ANALYZE; room of deleted rows is counted, too.
-- Privilege: none; waits while somebody holds the table exclusively. Minimum server version: 13.
select
    n.nspname::text || '.' || c.relname::text as name,
    greatest(c.reltuples, pg_catalog.pg_stat_get_live_tuples(c.oid), 0)::bigint as about_rows,
    coalesce(pg_catalog.pg_total_relation_size(c.oid), 0)::bigint as bytes
from unnest(:schemas::text[], :names::text[]) as wanted (schema_name, table_name)
join pg_catalog.pg_namespace n on n.nspname = wanted.schema_name
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
order by n.nspname, c.relname;
