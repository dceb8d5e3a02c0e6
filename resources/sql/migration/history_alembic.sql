-- Finds: the revision, or the heads, at which Alembic left the database; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    null::text as version,
    '' as description,
    '' as type,
    pg_catalog.to_jsonb(h) ->> 'version_num' as script,
    null::text as checksum,
    null::text as applied_at,
    null::text as duration_ms,
    'true' as success,
    null::text as statements
from alembic_version h
order by h.version_num;
