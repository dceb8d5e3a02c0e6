-- Domains; their check constraints are read apart.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'DOMAIN' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    t.typname::text as name,
    'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint as class_oid,
    t.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.format_type(t.typbasetype, t.typtypmod) as type,
    case when t.typcollation <> b.typcollation then
        (select pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(o.collname)
         from pg_catalog.pg_collation o join pg_catalog.pg_namespace cn on cn.oid = o.collnamespace
         where o.oid = t.typcollation) end as collation,
    case when t.typnotnull then 'true' end as not_null,
    pg_catalog.pg_get_expr(t.typdefaultbin, 0) as default,
    pg_catalog.pg_get_userbyid(t.typowner)::text as owner,
    case when t.typacl @> pg_catalog.acldefault('T', t.typowner) and t.typacl <@ pg_catalog.acldefault('T', t.typowner) then null
        else pg_catalog.array_to_string(t.typacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
join pg_catalog.pg_type b on b.oid = t.typbasetype
where t.typtype = 'd'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and t.oid = any (:objects::oid[])
order by n.nspname, t.typname
