-- Casts that somebody made, named by their two types. Left out: those that a range type brings along.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'CAST' as kind,
    null::text as schema_name,
    null::text as parent_name,
    '(' || pg_catalog.format_type(c.castsource, null) || ' AS ' || pg_catalog.format_type(c.casttarget, null) || ')' as name,
    'pg_catalog.pg_cast'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    case c.castmethod when 'f' then 'WITH FUNCTION ' || c.castfunc::pg_catalog.regprocedure::text
        when 'i' then 'WITH INOUT' else 'WITHOUT FUNCTION' end
        || case c.castcontext when 'a' then ' AS ASSIGNMENT' when 'i' then ' AS IMPLICIT' else '' end as definition,
    pg_catalog.obj_description(c.oid, 'pg_cast') as comment
from pg_catalog.pg_cast c
where c.oid >= 16384
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and e.objid = c.oid and e.deptype in ('e', 'i'))
    -- only: and c.oid = any (:objects::oid[])
order by name
