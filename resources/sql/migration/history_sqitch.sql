-- Finds: the changes that Sqitch has deployed, named instead of numbered; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    null::text as version,
    pg_catalog.to_jsonb(h) ->> 'note' as description,
    '' as type,
    pg_catalog.to_jsonb(h) ->> 'change' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'committed_at' as applied_at,
    null::text as duration_ms,
    'true' as success,
    null::text as statements
from changes h
order by applied_at, script;
