-- What each schema takes on disk: rows, indexes and long values kept apart (TOAST) of its tables and materialised views.
-- Partitions are counted where they lie. A table that somebody holds an ACCESS EXCLUSIVE lock on (or waits for one) is
-- left out, because measuring it would wait; locked_tables tells how many.
-- Looks at every file once: asked for less often than the rest.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with locked as materialized (
    select l.relation as oid
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
),
held as materialized (
    select l.oid from locked l
    union
    select x.indrelid from pg_catalog.pg_index x join locked l on l.oid = x.indexrelid
    union
    select c.oid from pg_catalog.pg_class c join locked l on l.oid = c.reltoastrelid
),
measured as materialized (
    select
        n.nspname,
        h.oid is not null as is_locked,
        case when h.oid is null and c.relkind <> 'p' then pg_catalog.pg_table_size(c.oid) else 0 end as table_bytes,
        case when h.oid is null and c.relkind <> 'p' then pg_catalog.pg_relation_size(c.oid) else 0 end as heap_bytes,
        case when h.oid is null and c.relkind <> 'p' then pg_catalog.pg_indexes_size(c.oid) else 0 end as index_bytes
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join held h on h.oid = c.oid
    where c.relkind in ('r', 'm', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
)
select
    m.nspname::text as schema_name,
    count(*) as tables,
    sum(m.table_bytes + m.index_bytes)::bigint as total_bytes,
    sum(m.heap_bytes)::bigint as heap_bytes,
    sum(m.index_bytes)::bigint as index_bytes,
    sum(m.table_bytes - m.heap_bytes)::bigint as toast_bytes,
    count(*) filter (where m.is_locked) as locked_tables
from measured m
group by m.nspname
order by total_bytes desc, schema_name
