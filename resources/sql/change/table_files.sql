-- Finds: the file of every table of users. Waits for nobody's lock.
-- False positives: none. A partitioned table has no file, shown as 0.
-- Privilege: none. Minimum server version: 13.
select c.oid::bigint as oid, c.relfilenode::bigint as file_node
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where
    c.relkind in ('r', 'p')
    and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema', 'alidade')
order by c.oid;
