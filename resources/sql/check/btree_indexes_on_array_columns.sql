-- B-tree indexes whose only column is an array. A GIN index finds rows by element.
-- May be wrong: queries that compare the whole array with =. Unique indexes are left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    a.attname::text as column_name,
    pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) as fix_do_1,
    pg_catalog.format('create index concurrently %I on %I.%I using gin (%I)', i.relname, n.nspname, t.relname, a.attname)
        as fix_do_2,
    pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) as fix_undo_1,
    pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.oid), '^(CREATE (UNIQUE ){0,1}INDEX )', '\1CONCURRENTLY ') as fix_undo_2,
    t.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_am m on m.oid = i.relam and m.amname = 'btree'
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
join pg_catalog.pg_type y on y.oid = a.atttypid and y.typcategory = 'A'
where i.relkind = 'i'
  and not i.relispartition
  and x.indisvalid
  and not x.indisunique
  and x.indnatts = 1
  and x.indpred is null
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
order by schema_name, object_name
