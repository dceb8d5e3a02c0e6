-- Rewrite rules, but those that make a view a view.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'RULE' as kind,
    n.nspname::text as schema_name,
    c.relname::text as parent_name,
    r.rulename::text as name,
    'pg_catalog.pg_rewrite'::pg_catalog.regclass::oid::bigint as class_oid,
    r.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_ruledef(r.oid) as definition,
    case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled,
    pg_catalog.obj_description(r.oid, 'pg_rewrite') as comment
from pg_catalog.pg_rewrite r
join pg_catalog.pg_class c on c.oid = r.ev_class
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
    and c.relkind in ('r', 'p', 'v')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and r.oid = any (:objects::oid[])
order by n.nspname, c.relname, r.rulename
