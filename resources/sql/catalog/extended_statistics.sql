-- Extended statistics.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'STATISTICS' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    s.stxname::text as name,
    'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::oid::bigint as class_oid,
    s.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_statisticsobjdef(s.oid) as definition,
    nullif(pg_catalog.to_jsonb(s) ->> 'stxstattarget', '-1') as target,
    pg_catalog.pg_get_userbyid(s.stxowner)::text as owner,
    pg_catalog.obj_description(s.oid, 'pg_statistic_ext') as comment
from pg_catalog.pg_statistic_ext s
join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and e.objid = s.oid and e.deptype = 'e')
    -- only: and s.oid = any (:objects::oid[])
order by n.nspname, s.stxname
