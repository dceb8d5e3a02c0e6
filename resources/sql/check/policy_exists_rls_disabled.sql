-- Tables, partitioned ones and their parts included, with policies and row security off.
-- May be wrong: none known.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    (select pg_catalog.count(*) from pg_catalog.pg_policy p where p.polrelid = c.oid) as policies,
    pg_catalog.format('alter table %I.%I enable row level security', n.nspname, c.relname) as fix_do_1,
    pg_catalog.format('alter table %I.%I disable row level security', n.nspname, c.relname) as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and not c.relrowsecurity
  and exists (select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
