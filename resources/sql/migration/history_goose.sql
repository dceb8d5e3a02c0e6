-- Finds: goose's log of steps up and down; the row of version 0 only marks the beginning; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version_id' as version,
    '' as description,
    case pg_catalog.to_jsonb(h) ->> 'is_applied' when 'false' then 'UNDO' else '' end as type,
    '' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'tstamp' as applied_at,
    null::text as duration_ms,
    'true' as success,
    null::text as statements
from goose_db_version h
where pg_catalog.to_jsonb(h) ->> 'version_id' <> '0'
order by pg_catalog.lpad(coalesce(pg_catalog.to_jsonb(h) ->> 'id', ''), 40, '0');
