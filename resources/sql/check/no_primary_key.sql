-- Tables without a primary key: rows cannot be told apart by clients, realtime and logical replication. Partitioned
-- roots once, their partitions not. A unique index over columns that are NOT NULL can be made the key as it is.
-- May be wrong: tables that only ever take lines (logs), and loading tables. Tables of extensions are left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    greatest(c.reltuples, 0)::bigint as estimated_rows,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as table_bytes,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes,
    u.index_name as fix_unique_index,
    u.definition as fix_unique_definition,
    case when c.relkind = 'r' and not c.relhassubclass then coalesce(
        (select wanted.name
         from (values (1, 'id'), (2, 'row_id'), (3, c.relname::text || '_id')) as wanted (place, name)
         where not exists (
             select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = wanted.name)
         order by wanted.place
         limit 1),
        'id_' || pg_catalog.left(pg_catalog.md5(c.relname), 6)) end as fix_column
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join lateral (
    select i.relname::text as index_name, pg_catalog.pg_get_indexdef(i.oid) as definition
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_am am on am.oid = i.relam
    where x.indrelid = c.oid and c.relkind = 'r' and x.indisunique and x.indisvalid and x.indimmediate
      and x.indpred is null and x.indexprs is null and am.amname = 'btree'
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
      and not exists (
          select from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum = any (x.indkey::pg_catalog.int2[]) and not a.attnotnull)
      and not exists (
          select from pg_catalog.unnest(x.indoption::pg_catalog.int2[]) as ordering (flags) where ordering.flags <> 0)
    order by x.indnkeyatts, i.oid
    limit 1) u on true
where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (:platform_schemas::text[])
  and not exists (select from pg_catalog.pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
  and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by schema_name, object_name
