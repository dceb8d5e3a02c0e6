-- Finds: sqlx's migrations; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    pg_catalog.to_jsonb(h) ->> 'description' as description,
    '' as type,
    '' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'installed_on' as applied_at,
    pg_catalog.div((pg_catalog.to_jsonb(h) ->> 'execution_time')::numeric, 1000000)::text as duration_ms,
    pg_catalog.to_jsonb(h) ->> 'success' as success,
    null::text as statements
from _sqlx_migrations h
order by pg_catalog.lpad(coalesce(pg_catalog.to_jsonb(h) ->> 'version', ''), 40, '0');
