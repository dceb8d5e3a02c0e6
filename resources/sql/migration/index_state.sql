-- Finds: the index of a name, on a table as a script names it, and whether it is complete; without a name, the
-- incomplete ones of that table. CREATE INDEX CONCURRENTLY leaves an incomplete index behind when it is cut off.
-- False positives: an index that somebody else is building at this moment.
-- Privilege: none. Minimum server version: 10.
select n.nspname as schema_name, c.relname as index_name, i.indisvalid as valid
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where i.indrelid = pg_catalog.to_regclass(:table_name)
    and (c.relname = :index_name::text or :index_name::text is null and not i.indisvalid)
order by n.nspname, c.relname;
