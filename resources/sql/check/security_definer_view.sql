-- Views in exposed schemas without security_invoker that an API role may select from.
-- May be wrong: views made to show chosen columns or rows of a closed table; ignore them with that reason.
-- Needs: nothing beyond the right to connect. From PostgreSQL 15.
with api (name) as (
    select r.rolname from pg_catalog.pg_roles r where r.rolname in ('anon', 'authenticated')
    union all
    select 'public'
)
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
    w.readers,
    pg_catalog.format('alter view %I.%I set (security_invoker = on)', n.nspname, c.relname) as fix_do_1,
    case
        when o.invoker is null then pg_catalog.format('alter view %I.%I reset (security_invoker)', n.nspname, c.relname)
        else pg_catalog.format('alter view %I.%I set (security_invoker = %s)', n.nspname, c.relname, o.invoker)
    end as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.string_agg(api.name, ', ' order by api.name) as readers
    from api
    where pg_catalog.has_schema_privilege(api.name, n.oid, 'usage')
      and pg_catalog.has_any_column_privilege(api.name, c.oid, 'select')
) as w
left join lateral (
    select y.option_value as invoker
    from pg_catalog.pg_options_to_table(c.reloptions) y
    where y.option_name = 'security_invoker'
) as o on true
where c.relkind = 'v'
  and n.nspname = any (:exposed_schemas::text[])
  and not coalesce(o.invoker in ('true', 'on', '1', 'yes'), false)
  and w.readers is not null
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
