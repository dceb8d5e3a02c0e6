-- Views, materialized views and functions that buffer a geometry and mention neither geography nor st_transform, in
-- databases that have geometry columns in SRID 4326. Functions are judged by their text.
-- May be wrong: functions given shapes that are in metres already.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    found.name::text as object_name,
    found.part,
    found.kind
from (
    select c.relnamespace as namespace, c.relname as name, 'View' as kind, null::text as part
    from pg_catalog.pg_class c
    where c.relkind in ('v', 'm')
      and c.oid in (
          select r.ev_class
          from pg_catalog.pg_depend d
          join pg_catalog.pg_rewrite r on r.oid = d.objid
          join pg_catalog.pg_proc p on p.oid = d.refobjid
          where d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and p.proname = 'st_buffer'
            and pg_catalog.pg_get_function_identity_arguments(p.oid) !~ 'geography|text, double')
      and pg_catalog.pg_get_viewdef(c.oid) !~* 'st_transform'
    union all
    select p.pronamespace, p.proname, 'Function', pg_catalog.pg_get_function_identity_arguments(p.oid)
    from pg_catalog.pg_proc p
    where p.prosrc ~* '\yst_buffer\s*\('
      and p.prosrc !~* 'st_transform|geography'
      and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e')
) as found
join pg_catalog.pg_namespace n on n.oid = found.namespace
where n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and exists (
      select 1
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_type y on y.oid = a.atttypid and y.typname = 'geometry'
      join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      where not a.attisdropped and pg_catalog.format_type(a.atttypid, a.atttypmod) ~ ',4326\)$')
order by schema_name, object_name, found.part
