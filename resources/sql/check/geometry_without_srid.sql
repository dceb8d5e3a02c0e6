-- Columns of geometry without a type or without a SRID, unless a check on st_srid holds them to one.
-- May be wrong: plans and drawings in coordinates of their own. Setting the SRID of unmarked rows is a claim about
-- them; its undo takes the mark away again.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    g.type_name,
    pg_catalog.format('alter table %I.%I alter column %I type %I.geometry(%s,4326)', n.nspname, c.relname, a.attname, v.nspname, g.shape) as fix_carried_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %I.%s', n.nspname, c.relname, a.attname, v.nspname, g.type_name) as fix_carried_undo_1,
    pg_catalog.format('alter table %I.%I alter column %I type %I.geometry(%s,4326) using %I.st_setsrid(%I, 4326)', n.nspname, c.relname, a.attname, v.nspname, g.shape, v.nspname, a.attname) as fix_unmarked_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %I.%s using %I.st_setsrid(%I, 0)', n.nspname, c.relname, a.attname, v.nspname, g.type_name, v.nspname, a.attname) as fix_unmarked_undo_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type y on y.oid = a.atttypid and y.typname in ('geometry', 'geography') and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_namespace v on v.oid = y.typnamespace
cross join lateral (
    select
        pg_catalog.regexp_replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '^.*geometry', 'geometry') as type_name,
        coalesce(pg_catalog."substring"(pg_catalog.format_type(a.atttypid, a.atttypmod), '\((\w+)'), 'Geometry') as shape
) as g
where y.typname = 'geometry'
  and g.type_name !~ ',\d+\)$'
  and not exists (
      select 1
      from pg_catalog.pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
        and pg_catalog.pg_get_constraintdef(k.oid) ~* 'st_srid')
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
