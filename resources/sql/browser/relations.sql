-- The tables, partitioned tables, partitions, views, materialised views and foreign tables of one schema, with what the
-- tree shows: planner's row estimate (null: not known, for example never analysed), size on disk, row security, owner
-- extension, whether Supabase Realtime gets its changes, and whether the current role may read.
-- A partitioned table shows the sums of its partitions, wherever these live. Relations locked exclusively show the page
-- count of the last VACUUM or ANALYZE instead of waiting for their size; so does everything in a schema of more than
-- 3,000 relations, because a look at all their files would take seconds.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive locked as materialized (
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
shown as materialized (
    select c.*, count(*) over () > 3000 as is_crowded
    from pg_catalog.pg_class c
    where c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = :schema_name)
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
),
tree (root, member, is_crowded) as (
    select s.oid, s.oid, s.is_crowded from shown s where s.relkind in ('r', 'p', 'm')
    union all
    select t.root, h.inhrelid, t.is_crowded
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.member
    join pg_catalog.pg_class child on child.oid = h.inhrelid and child.relispartition
),
index_pages as materialized (
    select x.indrelid, sum(i.relpages) as pages
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    group by x.indrelid
),
measured as (
    select
        t.root,
        c.relkind,
        case
            when c.relkind in ('p', 'f') then 0
            when u.oid is not null or t.is_crowded
                then (c.relpages + coalesce(toast.relpages, 0) + coalesce(i.pages, 0))
                    * pg_catalog.current_setting('block_size')::bigint
            else pg_catalog.pg_total_relation_size(c.oid)
        end as total_bytes,
        case
            when c.relkind = 'p' then 0
            when c.relkind = 'f' and c.reltuples > 0 then c.reltuples
            when c.relpages > 0 and c.reltuples >= 0 and (u.oid is not null or t.is_crowded) then c.reltuples
            when c.relpages > 0 and c.reltuples >= 0
                then c.reltuples / c.relpages
                    * (pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint)
            when c.relkind <> 'f' and u.oid is null and not t.is_crowded and (c.reltuples >= 0 or t.root <> c.oid)
                and pg_catalog.pg_relation_size(c.oid) = 0 then 0
        end as rows_estimate
    from tree t
    join pg_catalog.pg_class c on c.oid = t.member
    left join unmeasurable u on u.oid = c.oid
    left join index_pages i on i.indrelid = c.oid
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
),
summed as (
    select
        m.root as oid,
        sum(m.total_bytes)::bigint as total_bytes,
        case when bool_or(m.rows_estimate is null) then null else sum(m.rows_estimate)::bigint end as rows_estimate,
        count(*) filter (where m.relkind <> 'p') as leaves
    from measured m
    group by m.root
)
select
    s.oid::bigint as oid,
    s.relname::text as relation_name,
    case s.relkind
        when 'p' then 'PARTITIONED_TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW'
        when 'f' then 'FOREIGN_TABLE' else 'TABLE'
    end as kind,
    parent_schema.nspname::text as parent_schema,
    parent.relname::text as parent_name,
    case when s.relkind = 'p' then summed.leaves else 0 end as partitions,
    case when s.relkind = 'f' and s.reltuples > 0 then s.reltuples::bigint else summed.rows_estimate end as rows_estimate,
    coalesce(summed.total_bytes, 0) as total_bytes,
    s.relrowsecurity as row_security,
    s.relforcerowsecurity as row_security_forced,
    exists (
        select 1
        from pg_catalog.pg_publication p
        where p.pubname = 'supabase_realtime'
          and (p.puballtables or exists (
              select 1 from pg_catalog.pg_publication_rel pr where pr.prpubid = p.oid and pr.prrelid = s.oid))) as is_realtime,
    pg_catalog.has_any_column_privilege(s.oid, 'select') as is_readable,
    pg_catalog.obj_description(s.oid, 'pg_class') as description,
    (select e.extname::text
     from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
     where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.oid and d.deptype = 'e'
     limit 1) as extension_name
from shown s
left join summed on summed.oid = s.oid
left join pg_catalog.pg_inherits h on h.inhrelid = s.oid and s.relispartition
left join pg_catalog.pg_class parent on parent.oid = h.inhparent
left join pg_catalog.pg_namespace parent_schema on parent_schema.oid = parent.relnamespace
order by relation_name
