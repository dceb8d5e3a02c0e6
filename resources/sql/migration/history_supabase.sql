-- Finds: the rows of the Supabase CLI's history; older versions made it without name and statements; the search path names the schema. Values as texts, so that no column set or value is too strange.
-- False positives: none.
-- Privilege: SELECT on the table. Minimum server version: 10.
select
    pg_catalog.to_jsonb(h) ->> 'version' as version,
    pg_catalog.to_jsonb(h) ->> 'name' as description,
    '' as type,
    '' as script,
    null::text as checksum,
    null::text as applied_at,
    null::text as duration_ms,
    'true' as success,
    (
        select pg_catalog.string_agg(s.text, E'\n;\n' order by s.place)
        from pg_catalog.jsonb_array_elements_text(
            case pg_catalog.jsonb_typeof(pg_catalog.to_jsonb(h) -> 'statements')
                when 'array' then pg_catalog.to_jsonb(h) -> 'statements'
            end) with ordinality as s (text, place)
    ) as statements
from schema_migrations h
order by h.version;
