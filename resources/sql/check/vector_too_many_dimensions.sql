-- Columns of vector with more than 2000 dimensions, or of halfvec with more than 4000, without an index on an
-- expression.
-- May be wrong: tables that are never searched by distance.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    case when h.can then pg_catalog.format('create index %I on %I.%I using hnsw ((%I::%I.halfvec(%s)) %I.halfvec_cosine_ops)',
        x.index_name, n.nspname, c.relname, a.attname, v.nspname, a.atttypmod, v.nspname) end as fix_cosine_do_1,
    pg_catalog.format('drop index %I.%I', n.nspname, x.index_name) as fix_cosine_undo_1,
    case when h.can then pg_catalog.format('create index %I on %I.%I using hnsw ((%I::%I.halfvec(%s)) %I.halfvec_l2_ops)',
        x.index_name, n.nspname, c.relname, a.attname, v.nspname, a.atttypmod, v.nspname) end as fix_distance_do_1,
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
    select a.atttypmod <= 4000 and exists (
        select 1 from pg_catalog.pg_type h where h.typname = 'halfvec' and h.typnamespace = v.oid) as can
) as h
where a.atttypmod > case y.typname when 'vector' then 2000 else 4000 end
  and not exists (
      select 1
      from pg_catalog.pg_index i
      join pg_catalog.pg_class k on k.oid = i.indexrelid
      join pg_catalog.pg_am m on m.oid = k.relam and m.amname in ('hnsw', 'ivfflat')
      where i.indrelid = c.oid and i.indexprs is not null)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
