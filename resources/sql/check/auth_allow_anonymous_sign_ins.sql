-- Permissive policies for authenticated or PUBLIC that do not mention is_anonymous, on tables without a restrictive
-- policy that does, when auth.users holds an anonymous user.
-- May be wrong: rows that anonymous users may see.
-- Needs: select on auth.users, of which it reads one row. From PostgreSQL 13.
-- Reads rows of tables, not only the catalog.
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
left join pg_catalog.pg_roles r on r.rolname = 'authenticated'
cross join lateral (
    select case when exists (
        select 1
        from pg_catalog.pg_attribute a
        where a.attrelid = pg_catalog.to_regclass('auth.users') and a.attname = 'is_anonymous' and not a.attisdropped)
    then pg_catalog.query_to_xml('select 1 as one from auth.users where is_anonymous limit 1', false, true, '')::text ~ 'one' end as found
) as anonymous
where anonymous.found
  and p.polpermissive
  and p.polroles && array[0::pg_catalog.oid, r.oid]
  and t.relrowsecurity
  and not exists (
      select 1
      from pg_catalog.pg_policy o
      where o.polrelid = p.polrelid
        and (o.oid = p.oid or not o.polpermissive)
        and pg_catalog.concat_ws(' ', pg_catalog.pg_get_expr(o.polqual, o.polrelid),
            pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid)) ~ 'is_anonymous')
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
