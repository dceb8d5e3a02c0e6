-- Permissive policies for SELECT or ALL that are always true and hold for anon or PUBLIC, on tables in exposed schemas
-- that anon may select from.
-- May be wrong: open data: that is the question.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    x.roles,
    pg_catalog.format('alter policy %I on %I.%I to authenticated', p.polname, n.nspname, t.relname) as fix_users_do_1,
    pg_catalog.format('alter policy %I on %I.%I to %s', p.polname, n.nspname, t.relname, x.roles) as fix_users_undo_1
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
join pg_catalog.pg_roles r on r.rolname = 'anon'
where p.polpermissive
  and p.polcmd in ('r', '*')
  and x.using_text = 'true'
  and p.polroles && array[0::pg_catalog.oid, r.oid]
  and t.relrowsecurity
  and n.nspname = any (:exposed_schemas::text[])
  and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
  and pg_catalog.has_any_column_privilege(r.oid, t.oid, 'select')
order by schema_name, object_name, part
