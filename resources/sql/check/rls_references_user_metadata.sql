-- Policies that mention user_metadata or raw_user_meta_data.
-- May be wrong: policies that only compare harmless settings such as a language.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    pg_catalog.concat_ws('; ', x.using_text, x.check_text) as expression,
    case when pg_catalog.concat_ws(' ', x.using_text, x.check_text) ~ '\yuser_metadata\y' then
        pg_catalog.format('alter policy %I on %I.%I%s%s', p.polname, n.nspname, t.relname,
        coalesce(' using (' || pg_catalog.regexp_replace(x.using_text, '\yuser_metadata\y', 'app_metadata', 'g') || ')', ''), coalesce(' with check (' || pg_catalog.regexp_replace(x.check_text, '\yuser_metadata\y', 'app_metadata', 'g') || ')', ''))
    end as fix_app_do_1,
    pg_catalog.format('alter policy %I on %I.%I%s%s', p.polname, n.nspname, t.relname,
        coalesce(' using (' || x.using_text || ')', ''), coalesce(' with check (' || x.check_text || ')', '')) as fix_app_undo_1
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
where pg_catalog.concat_ws(' ', x.using_text, x.check_text) ~ '\y(user_metadata|raw_user_meta_data)\y'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
