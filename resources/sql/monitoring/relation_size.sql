-- Size on disk of every table and materialised view, split into heap (with its free-space and visibility maps),
-- indexes and TOAST. A partitioned table shows the sum of its partitions; the partitions follow with their parent.
-- Rows are the planner's estimate, scaled to the current size as the planner does; null while anything that holds
-- pages was never analysed.
-- Where index_usage was asked in the same look, what follows "only:" counts too: its sizes are added instead of being
-- measured again.
-- May be off: a relation that somebody holds (or waits for) an ACCESS EXCLUSIVE lock on is not measured, because that
-- would wait; its size is then the page count of the last VACUUM or ANALYZE, and locked says so.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive owned (oid, extname) as materialized (
    select d.objid, e.extname::text
    from pg_catalog.pg_extension e
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'e'
),
locked as materialized (
    select l.relation as oid
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
),
unmeasurable as materialized (
    select l.oid from locked l
    union
    select x.indrelid from pg_catalog.pg_index x join locked l on l.oid = x.indexrelid
    union
    select c.oid from pg_catalog.pg_class c join locked l on l.oid = c.reltoastrelid
),
relation as materialized (
    select
        c.oid, n.nspname, c.relname, c.relkind, c.relispartition, c.relpages, c.reltuples, c.reltoastrelid,
        u.oid is not null as locked,
        pg_catalog.current_setting('block_size')::bigint as block_size
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join unmeasurable u on u.oid = c.oid
    where c.relkind in ('r', 'm', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
),
-- each fork is asked for once, and only where it can hold something: nothing beside an empty heap, and no free-space
-- map beside a btree (403) of two pages, of which neither is ever free
index_size as materialized (
    select
        x.indrelid as oid,
        sum(case
            when r.locked then i.relpages * r.block_size
            when i.relam = 403 and main.bytes <= 2 * r.block_size then main.bytes
            else main.bytes + pg_catalog.pg_relation_size(i.oid, 'fsm')
        end)::bigint as bytes
    from (
        select o.oid, o.locked, o.block_size from relation o
        -- only: where false
        union all
        select o.reltoastrelid, o.locked, o.block_size from relation o where o.reltoastrelid <> 0
    ) as r
    join pg_catalog.pg_index x on x.indrelid = r.oid
    join pg_catalog.pg_class i on i.oid = x.indexrelid and i.relkind = 'i'
    cross join lateral (
        select case when not r.locked then pg_catalog.pg_relation_size(i.oid) end as bytes offset 0
    ) as main
    group by x.indrelid
),
measured as materialized (
    select
        r.oid,
        r.locked,
        case
            when r.relkind = 'p' then 0
            when r.locked then r.relpages * r.block_size
            when main.bytes = 0 then 0
            else main.bytes + pg_catalog.pg_relation_size(r.oid, 'fsm') + pg_catalog.pg_relation_size(r.oid, 'vm')
        end as heap_bytes,
        coalesce(own.bytes, 0) as index_bytes,
        case
            when r.relkind = 'p' or r.reltoastrelid = 0 then 0
            when r.locked then coalesce(
                (select t.relpages * r.block_size from pg_catalog.pg_class t where t.oid = r.reltoastrelid), 0)
            when toasted.bytes = 0 then 0
            else toasted.bytes
                + pg_catalog.pg_relation_size(r.reltoastrelid, 'fsm')
                + pg_catalog.pg_relation_size(r.reltoastrelid, 'vm')
        end + coalesce(toast.bytes, 0) as toast_bytes,
        case
            when r.relkind = 'p' then 0
            when r.reltuples >= 0 and r.relpages > 0 then r.reltuples / r.relpages * (main.bytes / r.block_size)
            when main.bytes = 0 and (r.reltuples >= 0 or r.relispartition) then 0
        end as rows_estimate
    from relation r
    left join index_size own on own.oid = r.oid
    left join index_size toast on toast.oid = r.reltoastrelid
    cross join lateral (
        select case
            when r.relkind = 'p' then 0
            when r.locked then r.relpages * r.block_size
            else pg_catalog.pg_relation_size(r.oid)
        end as bytes
        offset 0
    ) as main
    cross join lateral (
        select case
            when r.reltoastrelid <> 0 and not r.locked then pg_catalog.pg_relation_size(r.reltoastrelid)
        end as bytes
        offset 0
    ) as toasted
),
tree (root, member, depth) as (
    select r.oid, r.oid, 0 from relation r where r.relkind = 'p'
    union all
    select t.root, h.inhrelid, t.depth + 1
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.member
    join relation child on child.oid = h.inhrelid and child.relispartition
),
summed as (
    select
        t.root as oid,
        bool_or(m.locked) as locked,
        sum(m.heap_bytes)::bigint as heap_bytes,
        sum(m.index_bytes)::bigint as index_bytes,
        sum(m.toast_bytes)::bigint as toast_bytes,
        case when bool_or(m.rows_estimate is null) then null else sum(m.rows_estimate)::bigint end as rows_estimate,
        count(*) filter (where t.depth > 0 and p.relkind <> 'p') as partitions
    from tree t
    join measured m on m.oid = t.member
    join relation p on p.oid = t.member
    group by t.root
)
select
    r.nspname::text as schema_name,
    r.relname::text as relation_name,
    case r.relkind when 'p' then 'PARTITIONED_TABLE' when 'm' then 'MATERIALIZED_VIEW' else 'TABLE' end as kind,
    parent.nspname::text as parent_schema,
    parent.relname::text as parent_name,
    coalesce(s.partitions, 0) as partitions,
    coalesce(s.heap_bytes, m.heap_bytes)::bigint as heap_bytes,
    coalesce(s.index_bytes, m.index_bytes)::bigint as index_bytes,
    coalesce(s.toast_bytes, m.toast_bytes)::bigint as toast_bytes,
    case when r.relkind = 'p' then s.rows_estimate else m.rows_estimate::bigint end as rows_estimate,
    coalesce(s.locked, m.locked) as locked,
    o.extname as extension_name
from relation r
join measured m on m.oid = r.oid
left join summed s on s.oid = r.oid
left join pg_catalog.pg_inherits h on h.inhrelid = r.oid and r.relispartition
left join relation parent on parent.oid = h.inhparent
left join owned o on o.oid = r.oid
order by coalesce(s.heap_bytes + s.index_bytes + s.toast_bytes, m.heap_bytes + m.index_bytes + m.toast_bytes) desc,
    schema_name, relation_name
