-- Finds: the schema in which unqualified names are created; null when the search path names none that exists.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select pg_catalog.current_schema() as schema_name
order by 1;
