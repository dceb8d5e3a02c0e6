-- The schemas of the database, with how many relations of the kinds the tree shows each holds (without partitions and
-- what extensions own) and whether it is the system's own or an extension's. Temporary and TOAST schemas are left out.
-- A schema without USAGE is listed (its name is public knowledge) and marked.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    n.nspname = 'information_schema' or n.nspname ~ '^pg_' as is_system,
    pg_catalog.has_schema_privilege(n.oid, 'usage') as is_usable,
    (select e.extname::text
     from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
     where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = n.oid and d.deptype = 'e'
     limit 1) as extension_name,
    (select count(*)
     from pg_catalog.pg_class c
     where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
       and not exists (
           select 1 from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')) as relations
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_(toast|temp)'
order by is_system, schema_name
