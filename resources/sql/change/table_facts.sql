-- Finds: every table of users with its file, its size in bytes and about how many rows it holds.
-- False positives: a table whose rows were all deleted keeps its size until it is vacuumed.
-- Waits: for tables that somebody holds in ACCESS EXCLUSIVE mode.
-- Privilege: none. Minimum server version: 13.
select
    c.oid::bigint as oid,
    n.nspname::text as schema_name,
    c.relname::text as table_name,
    c.relfilenode::bigint as file_node,
    case
        when c.relkind = 'p' then (
            select coalesce(pg_catalog.sum(pg_catalog.pg_relation_size(t.relid)), 0)::bigint
            from pg_catalog.pg_partition_tree(c.oid) t
            where t.isleaf
        )
        else coalesce(pg_catalog.pg_relation_size(c.oid), 0)
    end as bytes,
    greatest(c.reltuples, pg_catalog.pg_stat_get_live_tuples(c.oid), 0)::bigint as about_rows
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where
    c.relkind in ('r', 'p')
    and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema', 'alidade')
order by c.oid;
