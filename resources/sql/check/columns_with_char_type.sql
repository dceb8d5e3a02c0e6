-- Columns of type char(n) longer than one character.
-- May be wrong: codes of a fixed length; a check on the length says it better. The fix rewrites the table.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.format('alter table %I.%I alter column %I type text', n.nspname, c.relname, a.attname) as fix_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %s', n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) as fix_undo_1,
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
  and a.atttypid = 'bpchar'::pg_catalog.regtype
  and a.atttypmod > 5
order by schema_name, object_name, part
