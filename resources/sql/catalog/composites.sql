-- Free-standing composite types; their attributes are read with the columns.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'COMPOSITE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    t.typname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    t.typrelid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_userbyid(t.typowner)::text as owner,
    case when t.typacl @> pg_catalog.acldefault('T', t.typowner) and t.typacl <@ pg_catalog.acldefault('T', t.typowner) then null
        else pg_catalog.array_to_string(t.typacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
where t.typtype = 'c'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and t.typrelid = any (:objects::oid[])
order by n.nspname, t.typname
