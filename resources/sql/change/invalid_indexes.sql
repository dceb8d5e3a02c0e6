-- Indexes that are not valid: left behind by a CREATE INDEX CONCURRENTLY that failed, or being built just now.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select n.nspname::text as schema_name, c.relname::text as index_name
from pg_catalog.pg_index x
join pg_catalog.pg_class c on c.oid = x.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not x.indisvalid and c.relkind = 'i'
order by schema_name, index_name
