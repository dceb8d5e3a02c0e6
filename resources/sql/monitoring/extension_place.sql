-- The schema that an extension lies in; no row when it is not installed.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select n.nspname::text as schema_name
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where e.extname = :extension
order by 1
