-- Finds: the schemas that a statement may name.
-- False positives: schemas that the role may not use.
-- Privilege: none. Minimum server version: 10.
select n.nspname::text as schema_name
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_(toast|temp)'
order by n.nspname;
