-- SECURITY DEFINER functions outside the exposed schemas that PUBLIC may execute, most often because that is preset.
-- Those in exposed schemas are found by anon_ and authenticated_security_definer_function_executable.
-- May be wrong: functions that check their caller themselves.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    p.proname::text as object_name,
    nullif(pg_catalog.pg_get_function_identity_arguments(p.oid), '') as part,
    pg_catalog.pg_get_userbyid(p.proowner)::text as owner,
    pg_catalog.format('revoke execute on routine %s from public', f.signature) as fix_do_1,
    pg_catalog.format('grant execute on routine %s to public', f.signature) as fix_undo_1
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (
    select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as signature
) as f
where p.prosecdef
  and p.prorettype not in ('trigger'::pg_catalog.regtype, 'event_trigger'::pg_catalog.regtype)
  and n.nspname <> all (:exposed_schemas::text[])
  and exists (
      select 1
      from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as acl
      where acl.grantee = 0 and acl.privilege_type = 'EXECUTE')
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e')
order by schema_name, object_name, part
