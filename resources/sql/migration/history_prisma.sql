-- Finds: Prisma's migrations; one that was begun and neither finished nor taken back has failed; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.substring(pg_catalog.to_jsonb(h) ->> 'migration_name', '^[0-9]+') as version,
    pg_catalog.regexp_replace(pg_catalog.to_jsonb(h) ->> 'migration_name', '^[0-9]+_', '') as description,
    case when pg_catalog.to_jsonb(h) ->> 'rolled_back_at' is null then '' else 'UNDO' end as type,
    pg_catalog.to_jsonb(h) ->> 'migration_name' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'finished_at' as applied_at,
    null::text as duration_ms,
    case when coalesce(pg_catalog.to_jsonb(h) ->> 'finished_at', pg_catalog.to_jsonb(h) ->> 'rolled_back_at') is null then 'false' else 'true' end as success,
    null::text as statements
from _prisma_migrations h
order by pg_catalog.to_jsonb(h) ->> 'started_at';
