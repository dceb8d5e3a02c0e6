-- Foreign keys of which a column has another type than the column it points at. The fix gives the referencing column
-- the type of its target; it rewrites the table.
-- May be wrong: types that store alike (text and varchar) are not reported.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    f.conname || '.' || a.attname as part,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.format('%s.%s, which is %s,', r.relname, b.attname, pg_catalog.format_type(b.atttypid, b.atttypmod)) as target,
    f.conname::text as constraint_name,
    pg_catalog.format('alter table %I.%I alter column %I type %s', n.nspname, c.relname, a.attname,
        pg_catalog.format_type(b.atttypid, b.atttypmod)) as fix_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %s', n.nspname, c.relname, a.attname,
        pg_catalog.format_type(a.atttypid, a.atttypmod)) as fix_undo_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_constraint f
join pg_catalog.pg_class c on c.oid = f.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class r on r.oid = f.confrelid
cross join lateral rows from (pg_catalog.unnest(f.conkey), pg_catalog.unnest(f.confkey)) as k (own, target)
join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own
join pg_catalog.pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.target
where f.contype = 'f'
  and f.conparentid = 0
  and a.atttypid <> b.atttypid
  and not (a.atttypid in ('text'::pg_catalog.regtype, 'varchar'::pg_catalog.regtype)
      and b.atttypid in ('text'::pg_catalog.regtype, 'varchar'::pg_catalog.regtype))
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
