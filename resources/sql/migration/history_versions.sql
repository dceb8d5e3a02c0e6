-- Finds: the versions that dbmate, Rails, Ecto and Supabase's own services list; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    '' as description,
    '' as type,
    '' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'inserted_at' as applied_at,
    null::text as duration_ms,
    'true' as success,
    null::text as statements
from schema_migrations h
order by h.version;
