-- Tables with row security on and no policy. Parts of partitioned tables are left out: closing them is right, rows are
-- read through the root.
-- May be wrong: tables that only servers use; ignore them with that reason.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    pg_catalog.format('create policy %I on %I.%I for select to authenticated using (true)', c.relname || ' read by users', n.nspname, c.relname) as fix_users_do_1,
    pg_catalog.format('drop policy %I on %I.%I', c.relname || ' read by users', n.nspname, c.relname) as fix_users_undo_1,
    pg_catalog.format('create policy %I on %I.%I for select using (true)', c.relname || ' read by all', n.nspname, c.relname) as fix_everyone_do_1,
    pg_catalog.format('drop policy %I on %I.%I', c.relname || ' read by all', n.nspname, c.relname) as fix_everyone_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and c.relrowsecurity
  and not c.relispartition
  and not exists (select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
