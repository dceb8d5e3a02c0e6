-- Columns of vector or halfvec that an index can hold, on tables with many rows by estimate, without hnsw or ivfflat
-- index.
-- May be wrong: searches that another condition narrows to few rows first.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    e.estimate as estimated_rows,
    case when a.atttypmod > 0 then pg_catalog.format('create index %I on %I.%I using hnsw (%I %I.%I)',
        x.index_name, n.nspname, c.relname, a.attname, v.nspname, y.typname || '_cosine_ops') end as fix_cosine_do_1,
    pg_catalog.format('drop index %I.%I', n.nspname, x.index_name) as fix_cosine_undo_1,
    case when a.atttypmod > 0 then pg_catalog.format('create index %I on %I.%I using hnsw (%I %I.%I)',
        x.index_name, n.nspname, c.relname, a.attname, v.nspname, y.typname || '_l2_ops') end as fix_distance_do_1,
    pg_catalog.format('drop index %I.%I', n.nspname, x.index_name) as fix_distance_undo_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type y on y.oid = a.atttypid and y.typname in ('vector', 'halfvec') and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_namespace v on v.oid = y.typnamespace
cross join lateral (
    select pg_catalog."left"(c.relname || '_' || a.attname, 54) || '_nearest' as index_name
) as x
cross join lateral (
    select coalesce(pg_catalog.sum(greatest(m.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(m.oid))), 0)::bigint as estimate
    from (
        select c.oid as member
        union all
        select h.inhrelid from pg_catalog.pg_inherits h where h.inhparent = c.oid and c.relkind = 'p'
    ) as family
    join pg_catalog.pg_class m on m.oid = family.member
) as e
where a.atttypmod <= case y.typname when 'vector' then 2000 else 4000 end
  and e.estimate >= :minimum_rows::bigint
  and not exists (
      select 1
      from pg_catalog.pg_index i
      join pg_catalog.pg_class k on k.oid = i.indexrelid
      join pg_catalog.pg_am m on m.oid = k.relam and m.amname in ('hnsw', 'ivfflat')
      where i.indrelid = c.oid and (i.indkey[0] = a.attnum or i.indexprs is not null))
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
