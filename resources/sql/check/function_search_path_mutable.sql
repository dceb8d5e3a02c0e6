-- Functions and procedures in SQL, PL/pgSQL and other languages with a text body that do not fix their search_path.
-- Bodies in the standard's form (begin atomic) are bound when they are made and left out, also C and internal ones.
-- May be wrong: functions that nobody else calls. Fixing the path keeps SQL functions from being inlined.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    p.proname::text as object_name,
    nullif(pg_catalog.pg_get_function_identity_arguments(p.oid), '') as part,
    case p.prokind when 'p' then 'procedure' else 'function' end as kind,
    pg_catalog.format('alter routine %s set search_path = pg_catalog, %I, pg_temp', f.signature, n.nspname) as fix_schema_do_1,
    pg_catalog.format('alter routine %s reset search_path', f.signature) as fix_schema_undo_1,
    pg_catalog.format('alter routine %s set search_path = ''''', f.signature) as fix_empty_do_1,
    pg_catalog.format('alter routine %s reset search_path', f.signature) as fix_empty_undo_1
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (
    select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as signature
) as f
where p.prokind in ('f', 'p')
  and l.lanname not in ('c', 'internal')
  and p.prosrc <> ''
  and not exists (select 1 from pg_catalog.unnest(p.proconfig) as setting (entry) where setting.entry like 'search\_path=%')
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e')
order by schema_name, object_name, part
