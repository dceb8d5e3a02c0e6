-- Finds: which of the named schemas the current role may create nothing in; those that do not exist are left out.
-- False positives: a migration may get the right, or change to another role, before it needs it.
-- Privilege: none. Minimum server version: 10.
select n.nspname as schema_name
from pg_catalog.pg_namespace n
where n.nspname = any (:names::text[]) and not pg_catalog.has_schema_privilege(n.oid, 'create')
order by n.nspname;
