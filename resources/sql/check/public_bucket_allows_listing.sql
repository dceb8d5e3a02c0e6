-- Policies for SELECT or ALL on storage.objects for PUBLIC, anon or authenticated that are always true or ask the
-- bucket only, when a public bucket exists that they let through.
-- May be wrong: galleries meant to be listed.
-- Needs: select on storage.buckets, which it reads. From PostgreSQL 13.
-- Reads rows of tables, not only the catalog.
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    p.polname::text as part,
    p.polname::text as policy_name,
    x.roles,
    (pg_catalog.xpath('/row/names/text()', buckets.found))[1]::text as buckets,
    pg_catalog.format('drop policy %I on %I.%I', p.polname, n.nspname, t.relname) as fix_do_1,
    pg_catalog.format('create policy %I on %I.%I%s for %s to %s%s%s', p.polname, n.nspname, t.relname,
        case when p.polpermissive then '' else ' as restrictive' end, x.command, x.roles,
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
    select pg_catalog.query_to_xml(pg_catalog.format(
        'select pg_catalog.string_agg(b.id::text, '', '' order by b.id::text) as names from storage.buckets b where b.public and (%L or pg_catalog.strpos(%L, pg_catalog.quote_literal(b.id)) > 0)',
        x.using_text = 'true', x.using_text), false, true, '') as found
) as buckets
where n.nspname = 'storage'
  and t.relname = 'objects'
  and p.polpermissive
  and p.polcmd in ('r', '*')
  and x.for_api
  and (x.using_text = 'true' or x.using_text ~ '^\({0,1}bucket_id = ''[^'']*''(::text){0,1}\){0,1}$')
  and pg_catalog.xpath_exists('/row/names/text()', buckets.found)
order by schema_name, object_name, part
