-- The schema that holds PostGIS's functions; no row without PostGIS. Reads the catalog only.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select n.nspname::text as schema_name
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where e.extname = 'postgis'
order by n.nspname
