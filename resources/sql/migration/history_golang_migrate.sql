-- Finds: golang-migrate's one row: the version that everything up to is applied, and whether it was cut off; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    '' as description,
    'UP_TO' as type,
    '' as script,
    null::text as checksum,
    null::text as applied_at,
    null::text as duration_ms,
    case pg_catalog.to_jsonb(h) ->> 'dirty' when 'true' then 'false' else 'true' end as success,
    null::text as statements
from schema_migrations h
order by h.version;
