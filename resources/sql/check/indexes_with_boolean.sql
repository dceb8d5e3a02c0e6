-- Indexes whose only column is boolean. An index over the rare value only (WHERE flag) does the same in a fraction of
-- the room. Partial and unique indexes are left out. That of a partitioned table has no fix here, because dropping it
-- cannot be concurrent.
-- May be wrong: a value so rare that the planner takes the index; see its scans before dropping.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    a.attname::text as column_name,
    case when i.relkind = 'i' then pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) end as fix_do_1,
    pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.oid), '^(CREATE (UNIQUE ){0,1}INDEX )', '\1CONCURRENTLY ') as fix_undo_1
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_attribute a
    on a.attrelid = t.oid and a.attnum = x.indkey[0] and a.atttypid = 'boolean'::pg_catalog.regtype
where not i.relispartition
  and x.indisvalid
  and not x.indisunique
  and not x.indisexclusion
  and x.indnatts = 1
  and x.indpred is null
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
order by schema_name, object_name
