-- Indexes on one column of which most rows are null, by the planner's statistics. An index over the rest only is
-- smaller and quicker to keep. Unique and partial indexes are left out.
-- May be wrong: queries that search for IS NULL need the whole index.
-- Needs: the right to select the column: PostgreSQL shows its statistics to nobody else; without it that is said. From
-- PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    case when not pg_catalog.has_column_privilege(t.oid, a.attnum, 'select') then 'unreadable' end as not_checked,
    t.relname::text as table_name,
    a.attname::text as column_name,
    pg_catalog.round((100 * s.null_frac)::numeric) as null_percent,
    pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) as fix_do_1,
    pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.oid), '^(CREATE (UNIQUE ){0,1}INDEX )', '\1CONCURRENTLY ') || pg_catalog.format(' where %I is not null', a.attname) as fix_do_2,
    pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) as fix_undo_1,
    pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.oid), '^(CREATE (UNIQUE ){0,1}INDEX )', '\1CONCURRENTLY ') as fix_undo_2,
    t.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
left join pg_catalog.pg_stats s
    on s.schemaname = n.nspname and s.tablename = t.relname and s.attname = a.attname and not s.inherited
where i.relkind = 'i'
  and not i.relispartition
  and x.indisvalid
  and not x.indisunique
  and not x.indisexclusion
  and x.indnatts = 1
  and x.indpred is null
  and t.reltuples >= :minimum_rows::bigint
  and (s.null_frac * 100 > :minimum_percent::numeric
      or not pg_catalog.has_column_privilege(t.oid, a.attnum, 'select'))
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
order by schema_name, object_name
