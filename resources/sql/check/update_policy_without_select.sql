-- Permissive policies for UPDATE or DELETE on tables with row security, without a permissive policy for SELECT or ALL
-- that holds for a common role.
-- May be wrong: updates and deletes without any condition or RETURNING.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    x.roles
from pg_catalog.pg_policy p
join pg_catalog.pg_class t on t.oid = p.polrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
cross join lateral (
    select
        pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using_text,
        pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check_text,
        case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end
            as command,
        (select pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(u.rolname), 'public'), ', ' order by u.rolname)
         from pg_catalog.unnest(p.polroles) as holds (role_oid)
         left join pg_catalog.pg_roles u on u.oid = holds.role_oid) as roles,
        exists (
            select
            from pg_catalog.unnest(p.polroles) as holds (role_oid)
            left join pg_catalog.pg_roles u on u.oid = holds.role_oid
            where holds.role_oid = 0 or u.rolname in ('anon', 'authenticated')) as for_api
) as x
where p.polpermissive
  and p.polcmd in ('w', 'd')
  and t.relrowsecurity
  and not exists (
      select 1
      from pg_catalog.pg_policy o
      where o.polrelid = p.polrelid
        and o.polpermissive
        and o.polcmd in ('r', '*')
        and (o.polroles && p.polroles or o.polroles = '{0}'))
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
