-- The row security policies of one relation. Without row security enabled on the table they have no effect.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    p.polname::text as name,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
        as command,
    case when p.polpermissive then 'permissive' else 'restrictive' end as policy_kind,
    coalesce(
        (select pg_catalog.string_agg(case when m.member = 0 then 'public' else pg_catalog.pg_get_userbyid(m.member)::text end, ', ')
         from pg_catalog.unnest(p.polroles) as m (member)),
        'public') as roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using_expression,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check_expression,
    pg_catalog.obj_description(p.oid, 'pg_policy') as description
from pg_catalog.pg_policy p
join pg_catalog.pg_class c on c.oid = p.polrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = :schema_name and c.relname = :relation_name
order by name
