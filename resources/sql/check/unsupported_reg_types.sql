-- Columns of a reg* type that pg_upgrade does not carry over: all but regclass, regrole and regtype.
-- May be wrong: none. The fix keeps the name as text and rewrites the table.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.format('alter table %I.%I alter column %I type text using %I::text', n.nspname, c.relname, a.attname, a.attname) as fix_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %s using %I::%s', n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attname,
        pg_catalog.format_type(a.atttypid, a.atttypmod)) as fix_undo_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and not c.relispartition
  and a.attnum > 0
  and not a.attisdropped
  and a.attinhcount = 0
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
  and a.atttypid in (
      'regcollation'::pg_catalog.regtype, 'regconfig'::pg_catalog.regtype, 'regdictionary'::pg_catalog.regtype,
      'regnamespace'::pg_catalog.regtype, 'regoper'::pg_catalog.regtype, 'regoperator'::pg_catalog.regtype,
      'regproc'::pg_catalog.regtype, 'regprocedure'::pg_catalog.regtype)
order by schema_name, object_name, part
