-- Row security policies.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'POLICY' as kind,
    n.nspname::text as schema_name,
    c.relname::text as parent_name,
    p.polname::text as name,
    'pg_catalog.pg_policy'::pg_catalog.regclass::oid::bigint as class_oid,
    p.oid::bigint as object_oid,
    0::int as sub_id,
    case when not p.polpermissive then 'true' end as restrictive,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
        else 'all' end as command,
    case when p.polroles = '{0}' then 'public' else
        (select pg_catalog.string_agg(pg_catalog.quote_ident(r.rolname), ', ' order by r.rolname)
         from pg_catalog.pg_roles r where r.oid = any (p.polroles)) end as roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as with_check,
    pg_catalog.obj_description(p.oid, 'pg_policy') as comment
from pg_catalog.pg_policy p
join pg_catalog.pg_class c on c.oid = p.polrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and p.oid = any (:objects::oid[])
order by n.nspname, c.relname, p.polname
