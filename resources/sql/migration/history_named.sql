-- Finds: the migrations of graphile-migrate, pgroll and Supabase's own services, which begin with a number or are only named; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.substring(coalesce(pg_catalog.to_jsonb(h) ->> 'filename', pg_catalog.to_jsonb(h) ->> 'name', pg_catalog.to_jsonb(h) ->> 'version'), '^[0-9]+') as version,
    '' as description,
    '' as type,
    coalesce(pg_catalog.to_jsonb(h) ->> 'filename', pg_catalog.to_jsonb(h) ->> 'name', pg_catalog.to_jsonb(h) ->> 'version') as script,
    null::text as checksum,
    coalesce(pg_catalog.to_jsonb(h) ->> 'date', pg_catalog.to_jsonb(h) ->> 'created_at', pg_catalog.to_jsonb(h) ->> 'executed_at', pg_catalog.to_jsonb(h) ->> 'inserted_at') as applied_at,
    null::text as duration_ms,
    coalesce(pg_catalog.to_jsonb(h) ->> 'done', 'true') as success,
    null::text as statements
from migrations h
order by applied_at, script;
