-- Policies for UPDATE or ALL without WITH CHECK, unless they are always true (see rls_policy_always_true).
-- May be wrong: most: PostgreSQL uses USING instead. The fix says that openly, and the undo makes the policy anew.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    x.command,
    x.using_text as using_expression,
    pg_catalog.format('alter policy %I on %I.%I with check (%s)', p.polname, n.nspname, t.relname, x.using_text) as fix_do_1,
    pg_catalog.format('drop policy %I on %I.%I', p.polname, n.nspname, t.relname) as fix_undo_1,
    pg_catalog.format('create policy %I on %I.%I%s for %s to %s%s%s', p.polname, n.nspname, t.relname,
        case when p.polpermissive then '' else ' as restrictive' end, x.command, x.roles,
        coalesce(' using (' || x.using_text || ')', ''), coalesce(' with check (' || x.check_text || ')', '')) as fix_undo_2
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
where p.polcmd in ('w', '*')
  and x.check_text is null
  and x.using_text is not null
  and x.using_text <> 'true'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
