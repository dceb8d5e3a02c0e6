-- Roles that may log in and are superusers or have BYPASSRLS, but for the server's first superuser and the roles that
-- Supabase has.
-- May be wrong: roles for backups and administration; ignore them with that reason.
-- Roles belong to the server, not to the database whose catalog is kept: no way back is kept; what would lead back is
-- told.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    r.rolname::text as object_name,
    case when r.rolsuper then 'is a superuser' else 'has BYPASSRLS' end as attribute,
    case when r.rolname <> current_user then
        pg_catalog.format('alter role %I %s', r.rolname, case when r.rolsuper then 'nosuperuser' else 'nobypassrls' end)
    end as fix_do_1,
    pg_catalog.format('alter role %I %s', r.rolname, case when r.rolsuper then 'superuser' else 'bypassrls' end) as leads_back
from pg_catalog.pg_roles r
where r.rolcanlogin
  and (r.rolsuper or r.rolbypassrls)
  and r.oid <> 10
  and r.rolname not in (
      'postgres', 'service_role', 'supabase_admin', 'supabase_etl_admin', 'supabase_read_only_user',
      'supabase_replication_admin', 'supabase_storage_admin', 'supabase_auth_admin', 'supabase_realtime_admin')
order by object_name
