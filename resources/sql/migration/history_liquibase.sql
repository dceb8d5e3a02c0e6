-- Finds: Liquibase's change sets; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'id' as version,
    pg_catalog.to_jsonb(h) ->> 'description' as description,
    '' as type,
    pg_catalog.to_jsonb(h) ->> 'filename' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'dateexecuted' as applied_at,
    null::text as duration_ms,
    case pg_catalog.to_jsonb(h) ->> 'exectype' when 'FAILED' then 'false' else 'true' end as success,
    null::text as statements
from databasechangelog h
order by pg_catalog.lpad(coalesce(pg_catalog.to_jsonb(h) ->> 'orderexecuted', ''), 40, '0');
