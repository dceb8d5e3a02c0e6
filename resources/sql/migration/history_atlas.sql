-- Finds: Atlas' revisions; one that stopped has fewer statements applied than it holds; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    pg_catalog.to_jsonb(h) ->> 'description' as description,
    case pg_catalog.to_jsonb(h) ->> 'type' when '1' then 'BASELINE' else '' end as type,
    '' as script,
    null::text as checksum,
    pg_catalog.to_jsonb(h) ->> 'executed_at' as applied_at,
    pg_catalog.div((pg_catalog.to_jsonb(h) ->> 'execution_time')::numeric, 1000000)::text as duration_ms,
    case when pg_catalog.to_jsonb(h) ->> 'error' <> '' or pg_catalog.to_jsonb(h) ->> 'applied' is distinct from pg_catalog.to_jsonb(h) ->> 'total' then 'false' else 'true' end as success,
    null::text as statements
from atlas_schema_revisions h
order by h.version;
