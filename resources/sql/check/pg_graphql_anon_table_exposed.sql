-- Tables and views in exposed schemas that anon may select from while pg_graphql is installed. Without pg_graphql
-- there is nothing to find.
-- May be wrong: data meant for everybody; ignore them with that reason.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    coalesce(g.grantees, 'on single columns') as through,
    g.revoke_statement as fix_do_1,
    g.give_statement as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_roles r on r.rolname = 'anon'
cross join lateral (
    select
        pg_catalog.string_agg(coalesce(r.rolname, 'PUBLIC'), ', ' order by acl.place) as grantees,
        case when pg_catalog.bool_and(h.whole) and not pg_catalog.bool_or(acl.grantee = 0) then pg_catalog.format('revoke select on %I.%I from %s', n.nspname, c.relname,
            pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(r.rolname), 'public'), ', ' order by acl.place)) end as revoke_statement,
        pg_catalog.format('grant select on %I.%I to %s', n.nspname, c.relname,
            pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(r.rolname), 'public'), ', ' order by acl.place)) as give_statement
    from pg_catalog.aclexplode(c.relacl) with ordinality as acl (grantor, grantee, privilege_type, is_grantable, place)
    left join pg_catalog.pg_roles r on r.oid = acl.grantee
    cross join (
        select not exists (
            select from pg_catalog.pg_attribute y where y.attrelid = c.oid and y.attacl is not null) as whole
    ) as h
    where acl.privilege_type = 'SELECT'
      and (acl.grantee = 0 or r.rolname = 'anon')
) as g
where exists (select 1 from pg_catalog.pg_extension e where e.extname = 'pg_graphql')
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and n.nspname = any (:exposed_schemas::text[])
  and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
  and pg_catalog.has_any_column_privilege(r.oid, c.oid, 'select')
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
