-- Functions, procedures and window functions as PostgreSQL prints them; the name holds the argument types.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    case when p.prokind = 'p' then 'PROCEDURE' else 'FUNCTION' end as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    'pg_catalog.pg_proc'::pg_catalog.regclass::oid::bigint as class_oid,
    p.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_function_arguments(p.oid) as arguments,
    pg_catalog.pg_get_function_result(p.oid) as result,
    pg_catalog.pg_get_functiondef(p.oid) as definition,
    pg_catalog.pg_get_userbyid(p.proowner)::text as owner,
    case when p.proacl @> pg_catalog.acldefault('f', p.proowner) and p.proacl <@ pg_catalog.acldefault('f', p.proowner) then null
        else pg_catalog.array_to_string(p.proacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(p.oid, 'pg_proc') as comment
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where p.prokind in ('f', 'p', 'w')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
    -- only: and p.oid = any (:objects::oid[])
order by n.nspname, p.proname, name
