-- SECURITY DEFINER functions in exposed schemas that anon may execute, through its own right or that of PUBLIC. The
-- fix leaves authenticated and service_role what they could do. Trigger functions are left out: nobody can call them.
-- May be wrong: functions that check their caller themselves.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    p.proname::text as object_name,
    nullif(pg_catalog.pg_get_function_identity_arguments(p.oid), '') as part,
    pg_catalog.pg_get_userbyid(p.proowner)::text as owner,
    g.through,
    g.revoke_statement as fix_do_1,
    g.keep_statement as fix_do_2,
    g.give_statement as fix_undo_1,
    g.unkeep_statement as fix_undo_2
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (
    select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as signature
) as f
join pg_catalog.pg_roles r on r.rolname = 'anon'
cross join lateral (
    select
        a.through,
        pg_catalog.format('revoke execute on routine %s from %s', f.signature, a.grantees) as revoke_statement,
        case when a.by_public and k.roles is not null then
            pg_catalog.format('grant execute on routine %s to %s', f.signature, k.roles) end as keep_statement,
        pg_catalog.format('grant execute on routine %s to %s', f.signature, a.grantees) as give_statement,
        case when a.by_public and k.roles is not null then
            pg_catalog.format('revoke execute on routine %s from %s', f.signature, k.roles) end as unkeep_statement
    from (
        select
            pg_catalog.string_agg(coalesce(q.rolname, 'PUBLIC'), ', ' order by acl.place) as through,
            pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(q.rolname), 'public'), ', ' order by acl.place) as grantees,
            pg_catalog.bool_or(acl.grantee = 0) as by_public
        from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)))
            with ordinality as acl (grantor, grantee, privilege_type, is_grantable, place)
        left join pg_catalog.pg_roles q on q.oid = acl.grantee
        where acl.grantee = 0 or q.rolname = 'anon'
    ) as a
    cross join (
        select pg_catalog.string_agg(pg_catalog.quote_ident(q.rolname), ', ' order by q.rolname) as roles
        from pg_catalog.pg_roles q
        where q.rolname in ('authenticated', 'service_role')
          and not exists (
              select from pg_catalog.aclexplode(p.proacl) as own (grantor, grantee, privilege_type, is_grantable)
              where own.grantee = q.oid)
    ) as k
) as g
where p.prosecdef
  and p.prorettype not in ('trigger'::pg_catalog.regtype, 'event_trigger'::pg_catalog.regtype)
  and n.nspname = any (:exposed_schemas::text[])
  and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
  and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e')
order by schema_name, object_name, part
