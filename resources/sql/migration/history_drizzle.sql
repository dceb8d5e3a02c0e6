-- Finds: drizzle's migrations, known by the SHA-256 of their files; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    null::text as version,
    '' as description,
    '' as type,
    pg_catalog.to_jsonb(h) ->> 'hash' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(pg_catalog.to_timestamp((pg_catalog.to_jsonb(h) ->> 'created_at')::float8 / 1000)) #>> '{}' as applied_at,
    null::text as duration_ms,
    'true' as success,
    null::text as statements
from __drizzle_migrations h
order by pg_catalog.lpad(coalesce(pg_catalog.to_jsonb(h) ->> 'id', ''), 40, '0');
