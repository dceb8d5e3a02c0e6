-- Finds: every table of users with its file and the size that the last VACUUM or ANALYZE wrote down; -1 where none did.
-- False positives: the numbers are as old as that.
-- Privilege: none; waits for nobody. Minimum server version: 13.
select
    c.oid::bigint as oid,
    n.nspname::text as schema_name,
    c.relname::text as table_name,
    c.relfilenode::bigint as file_node,
    case
        when c.relpages = 0 then -1
        else c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint
    end as bytes,
    greatest(c.reltuples, pg_catalog.pg_stat_get_live_tuples(c.oid), 0)::bigint as about_rows
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where
    c.relkind in ('r', 'p')
    and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema', 'alidade')
order by c.oid;
