-- Event triggers.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'EVENT_TRIGGER' as kind,
    null::text as schema_name,
    null::text as parent_name,
    t.evtname::text as name,
    'pg_catalog.pg_event_trigger'::pg_catalog.regclass::oid::bigint as class_oid,
    t.oid::bigint as object_oid,
    0::int as sub_id,
    t.evtevent::text as event,
    (select pg_catalog.string_agg(pg_catalog.quote_literal(g.tag), ', ' order by g.place)
     from pg_catalog.unnest(t.evttags) with ordinality g (tag, place)) as tags,
    t.evtfoid::pg_catalog.regproc::text as function,
    case t.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled,
    pg_catalog.pg_get_userbyid(t.evtowner)::text as owner,
    pg_catalog.obj_description(t.oid, 'pg_event_trigger') as comment
from pg_catalog.pg_event_trigger t
where not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and t.oid = any (:objects::oid[])
order by t.evtname
