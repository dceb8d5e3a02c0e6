-- Columns of vector or halfvec without a fixed number of dimensions.
-- May be wrong: one table for several models, with indexes on expressions for each. Has no fix: the number is yours.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    y.typname::text as type_name
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type y on y.oid = a.atttypid and y.typname in ('vector', 'halfvec') and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_namespace v on v.oid = y.typnamespace
where a.atttypmod = -1
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
