-- Finds: what the Supabase CLI recorded as applied. Older versions of the table have no name column.
-- False positives: none.
-- Privilege: select on supabase_migrations.schema_migrations. Minimum server version: 10.
select
    h.version,
    coalesce(pg_catalog.to_jsonb(h) ->> 'name', '') as description
from supabase_migrations.schema_migrations h
order by h.version;
