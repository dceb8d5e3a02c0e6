-- Finds: the rows of Flyway's history; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    pg_catalog.to_jsonb(h) ->> 'description' as description,
    pg_catalog.to_jsonb(h) ->> 'type' as type,
    pg_catalog.to_jsonb(h) ->> 'script' as script,
    pg_catalog.to_jsonb(h) ->> 'checksum' as checksum,
    pg_catalog.to_jsonb(h) ->> 'installed_on' as applied_at,
    pg_catalog.to_jsonb(h) ->> 'execution_time' as duration_ms,
    pg_catalog.to_jsonb(h) ->> 'success' as success,
    null::text as statements
from flyway_schema_history h
order by pg_catalog.lpad(coalesce(pg_catalog.to_jsonb(h) ->> 'installed_rank', ''), 40, '0');
