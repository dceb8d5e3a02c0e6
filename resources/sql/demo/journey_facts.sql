-- What the demo's journey compares the screens with: own tables, applied migrations, corridors.
-- Counts two small tables; runs only in the demo's own database after its migrations.
-- Needs: the rights of the demo's role. From PostgreSQL 13.
select
    (select pg_catalog.count(*)
     from pg_catalog.pg_class c
     where c.relkind in ('r', 'p')
       and c.relnamespace = 'public'::pg_catalog.regnamespace
       and not exists (
           select 1
           from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
             and d.objid = c.oid
             and d.deptype = 'e')) as tables,
    (select pg_catalog.count(*) from public.flyway_schema_history h where h.success and h.installed_rank > 0 and h.type = 'SQL') as applied,
    (select pg_catalog.count(*) from public.emergency_corridors) as corridors
