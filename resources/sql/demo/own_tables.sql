-- How many tables the schema public holds without what extensions own.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.count(*) as tables
from pg_catalog.pg_class c
where c.relkind in ('r', 'p')
  and c.relnamespace = 'public'::pg_catalog.regnamespace
  and not exists (
      select 1
      from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.objid = c.oid
        and d.deptype = 'e')
