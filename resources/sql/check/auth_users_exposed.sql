-- Views and materialized views in exposed schemas that read auth.users, directly or through other views, and that an
-- API role may select from. A view that runs with the caller's rights (security_invoker) is fine: callers have none on
-- auth.users.
-- May be wrong: views that filter by the caller, such as where id = auth.uid().
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive api (name) as (
    select r.rolname from pg_catalog.pg_roles r where r.rolname in ('anon', 'authenticated')
    union all
    select 'public'
),
reads (view_oid) as (
    select distinct r.ev_class
    from pg_catalog.pg_depend d
    join pg_catalog.pg_rewrite r on r.oid = d.objid
    where d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.refobjid = (
          select u.oid
          from pg_catalog.pg_class u join pg_catalog.pg_namespace m on m.oid = u.relnamespace
          where m.nspname = 'auth' and u.relname = 'users')
    union
    select r.ev_class
    from reads
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = reads.view_oid
    join pg_catalog.pg_rewrite r on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and r.oid = d.objid
    where r.ev_class <> reads.view_oid
)
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    c.relkind::text as kind,
    w.readers,
    rights.revoke_statement as fix_do_1,
    rights.give_statement as fix_undo_1
from reads
join pg_catalog.pg_class c on c.oid = reads.view_oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.string_agg(api.name, ', ' order by api.name) as readers
    from api
    where pg_catalog.has_schema_privilege(api.name, n.oid, 'usage')
      and pg_catalog.has_any_column_privilege(api.name, c.oid, 'select')
) as w
cross join lateral (
    select
        pg_catalog.string_agg(coalesce(r.rolname, 'PUBLIC'), ', ' order by acl.place) as grantees,
        case when pg_catalog.bool_and(h.whole) then pg_catalog.format('revoke select on %I.%I from %s', n.nspname, c.relname,
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
      and (acl.grantee = 0 or r.rolname in ('anon', 'authenticated'))
) as rights
where c.relkind in ('v', 'm')
  and n.nspname = any (:exposed_schemas::text[])
  and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
  and w.readers is not null
order by schema_name, object_name
