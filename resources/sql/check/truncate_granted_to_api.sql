-- Tables in exposed schemas on which anon, authenticated or PUBLIC hold TRUNCATE. Supabase's preset rights for new
-- tables include it.
-- May be wrong: none: PostgREST cannot truncate, so nothing needs it; a function that runs as its caller would.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    g.grantees,
    g.revoke_statement as fix_do_1,
    g.give_statement as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select
        pg_catalog.string_agg(coalesce(r.rolname, 'PUBLIC'), ', ' order by acl.place) as grantees,
        case when pg_catalog.bool_and(h.whole) then pg_catalog.format('revoke truncate on %I.%I from %s', n.nspname, c.relname,
            pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(r.rolname), 'public'), ', ' order by acl.place)) end as revoke_statement,
        pg_catalog.format('grant truncate on %I.%I to %s', n.nspname, c.relname,
            pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(r.rolname), 'public'), ', ' order by acl.place)) as give_statement
    from pg_catalog.aclexplode(c.relacl) with ordinality as acl (grantor, grantee, privilege_type, is_grantable, place)
    left join pg_catalog.pg_roles r on r.oid = acl.grantee
    cross join (
        select not exists (
            select from pg_catalog.pg_attribute y where y.attrelid = c.oid and y.attacl is not null) as whole
    ) as h
    where acl.privilege_type = 'TRUNCATE'
      and (acl.grantee = 0 or r.rolname in ('anon', 'authenticated'))
) as g
where c.relkind in ('r', 'p', 'f')
  and n.nspname = any (:exposed_schemas::text[])
  and g.grantees is not null
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
