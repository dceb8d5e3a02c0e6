-- Schemas, but the system's, Alidade's own and what extensions own.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'SCHEMA' as kind,
    null::text as schema_name,
    null::text as parent_name,
    n.nspname::text as name,
    'pg_catalog.pg_namespace'::pg_catalog.regclass::oid::bigint as class_oid,
    n.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_userbyid(n.nspowner)::text as owner,
    case when n.nspacl @> pg_catalog.acldefault('n', n.nspowner) and n.nspacl <@ pg_catalog.acldefault('n', n.nspowner) then null
        else pg_catalog.array_to_string(n.nspacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(n.oid, 'pg_namespace') as comment
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and e.objid = n.oid and e.deptype = 'e')
    -- only: and n.oid = any (:objects::oid[])
order by n.nspname
