-- Supabase's API roles that hold any right on a history table: default privileges give them all on every new table.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select r.rolname::text as role
from pg_catalog.pg_roles r
where r.rolname in ('anon', 'authenticated')
  and pg_catalog.to_regclass(:history) is not null
  and pg_catalog.has_table_privilege(
      r.oid, pg_catalog.to_regclass(:history)::pg_catalog.oid, 'select, insert, update, delete, truncate')
order by r.rolname
