-- How often each index was scanned, when last, and what it costs on disk. (The statistics view calls its columns relname
-- and indexrelname, not tablename and indexname.) A partitioned index shows the sums of its parts; the parts follow
-- with part_of set and cannot be dropped alone.
-- Says nothing about replicas (they count for themselves), nor about the time before the statistics were reset: read
-- it together with statistics_age. Indexes that enforce something (primary key, unique, exclusion, replica identity)
-- or whose columns lead a foreign key are marked: zero scans do not make the former useless.
-- Not measured, as in relation_size: the size of an index that is locked exclusively is its last known page count; the
-- definitions are left out because pg_get_indexdef waits for such locks. The free-space map counts, where there can be
-- one: a btree (403) of two pages has none.
-- Needs: nothing beyond the right to connect. From PostgreSQL 16.
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
part as materialized (
    select
        i.oid, n.nspname, t.relname as table_name, i.relname as index_name, i.relkind, i.relispartition, x.indrelid,
        x.indisunique, x.indisprimary, x.indisexclusion, x.indisreplident, x.indisvalid, x.indkey,
        x.indpred is not null as is_partial, am.amname,
        case
            when i.relkind = 'I' then 0
            when l.oid is not null then i.relpages * block.size
            when i.relam = 403 and main.bytes <= 2 * block.size then main.bytes
            else main.bytes + coalesce(pg_catalog.pg_relation_size(i.oid, 'fsm'), 0)
        end as size_bytes,
        case when i.relkind = 'I' then 0 else pg_catalog.pg_stat_get_numscans(i.oid) end as scans,
        case when i.relkind = 'I' then null else pg_catalog.pg_stat_get_lastscan(i.oid) end as last_scan
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_class t on t.oid = x.indrelid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    join pg_catalog.pg_am am on am.oid = i.relam
    left join locked l on l.oid = i.oid
    cross join (select pg_catalog.current_setting('block_size')::bigint as size) as block
    cross join lateral (
        select case
            when i.relkind = 'i' and l.oid is null then coalesce(pg_catalog.pg_relation_size(i.oid), 0)
        end as bytes
        offset 0
    ) as main
    where t.relkind in ('r', 'm', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
),
leader as materialized (
    select distinct p.oid
    from part p join pg_catalog.pg_constraint f on f.conrelid = p.indrelid and f.contype = 'f'
    where f.conkey <@ (p.indkey::pg_catalog.int2[])[0 : pg_catalog.array_length(f.conkey, 1) - 1]
),
tree (root, member) as (
    select p.oid, p.oid from part p where p.relkind = 'I'
    union all
    select t.root, h.inhrelid
    from tree t join pg_catalog.pg_inherits h on h.inhparent = t.member join part child on child.oid = h.inhrelid
),
summed as (
    select t.root as oid, sum(m.size_bytes)::bigint as size_bytes, sum(m.scans)::bigint as scans, max(m.last_scan) as last_scan
    from tree t join part m on m.oid = t.member
    group by t.root
)
select
    p.nspname::text as schema_name,
    p.table_name::text as relation_name,
    p.index_name::text as index_name,
    root.index_name::text as part_of,
    p.amname::text as method,
    coalesce(s.scans, p.scans) as scans,
    coalesce(s.size_bytes, p.size_bytes) as size_bytes,
    coalesce(s.last_scan, p.last_scan) as last_scan,
    p.indisunique as is_unique,
    p.indisprimary as is_primary,
    p.indisexclusion as is_exclusion,
    p.indisreplident as is_replica_identity,
    p.indisvalid as is_valid,
    p.is_partial,
    l.oid is not null as leads_foreign_key,
    o.extname as extension_name
from part p
left join summed s on s.oid = p.oid
left join pg_catalog.pg_inherits h on h.inhrelid = p.oid
left join part root on root.oid = h.inhparent
left join leader l on l.oid = p.oid
left join owned o on o.oid = p.indrelid
order by size_bytes desc, schema_name, relation_name, index_name
