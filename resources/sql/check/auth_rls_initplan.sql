-- Policies that call auth.uid(), auth.jwt(), auth.role(), auth.email() or current_setting() outside a scalar sub-
-- select.
-- May be wrong: a call deep inside a sub-select of the policy may run once already; wrapping it does no harm.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    c.call,
    pg_catalog.format('alter policy %I on %I.%I%s%s', p.polname, n.nspname, t.relname,
        coalesce(' using (' || c.better_using || ')', ''), coalesce(' with check (' || c.better_check || ')', '')) as fix_do_1,
    pg_catalog.format('alter policy %I on %I.%I%s%s', p.polname, n.nspname, t.relname,
        coalesce(' using (' || x.using_text || ')', ''), coalesce(' with check (' || x.check_text || ')', '')) as fix_undo_1
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
cross join lateral (
    select
        (pg_catalog.regexp_match(pg_catalog.concat_ws(' ', x.using_text, x.check_text),
            '(' || pg_catalog.chr(63) || '<!SELECT \(*)(auth\.(uid|jwt|role|email)\(\)|current_setting\([^()]*\))'))[1] as call,
        pg_catalog.regexp_replace(x.using_text, '(' || pg_catalog.chr(63) || '<!SELECT \(*)(auth\.(uid|jwt|role|email)\(\)|current_setting\([^()]*\))', '(select \1)', 'g') as better_using,
        pg_catalog.regexp_replace(x.check_text, '(' || pg_catalog.chr(63) || '<!SELECT \(*)(auth\.(uid|jwt|role|email)\(\)|current_setting\([^()]*\))', '(select \1)', 'g') as better_check
) as c
where c.call is not null
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
