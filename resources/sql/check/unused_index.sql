-- Indexes that were never scanned since the counters count, and that nothing else needs: no constraint, no uniqueness,
-- no replica identity, no clustering, and not the cover of a foreign key. A partitioned index counts with its parts.
-- May be wrong: counters know nothing of replicas, nor of what runs once a quarter; a fresh index had no time yet.
-- Not asked before the counters have counted for :statistics_days. Indexes below :minimum_bytes are left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive tree (root, member) as (
    select x.indexrelid, x.indexrelid
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    where not i.relispartition
    union all
    select t.root, h.inhrelid
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.member
),
used as (
    select
        t.root,
        sum(coalesce(pg_catalog.pg_stat_get_numscans(t.member), 0)) as scans,
        sum(m.relpages)::bigint * pg_catalog.current_setting('block_size')::bigint as bytes
    from tree t
    join pg_catalog.pg_class m on m.oid = t.member
    group by t.root
)
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    r.relname::text as of_table,
    u.bytes as index_bytes,
    coalesce(w.written, 0) as rows_written,
    pg_catalog.pg_get_indexdef(i.oid) as definition,
    pg_catalog.pg_get_indexdef(i.oid) as fix_definition,
    i.relkind = 'I' as fix_partitioned
from used u
join pg_catalog.pg_index x on x.indexrelid = u.root
join pg_catalog.pg_class i on i.oid = u.root
join pg_catalog.pg_class r on r.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = r.relnamespace
cross join lateral (
    select pg_catalog.pg_stat_get_tuples_inserted(r.oid) + pg_catalog.pg_stat_get_tuples_updated(r.oid)
        + pg_catalog.pg_stat_get_tuples_deleted(r.oid) as written) w
where u.scans = 0 and u.bytes >= :minimum_bytes::bigint
  and not x.indisunique and not x.indisexclusion and not x.indisreplident and not x.indisclustered and x.indisvalid
  and not exists (
      select
      from pg_catalog.pg_constraint f
      where f.conrelid = x.indrelid and f.contype = 'f'
        and f.conkey <@ (x.indkey::pg_catalog.int2[])[0 : pg_catalog.cardinality(f.conkey) - 1])
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = r.oid and d.deptype = 'e')
order by index_bytes desc, schema_name, object_name
