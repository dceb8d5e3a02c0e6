-- Triggers that somebody made, constraint triggers included; not those that partitions inherit.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'TRIGGER' as kind,
    n.nspname::text as schema_name,
    c.relname::text as parent_name,
    t.tgname::text as name,
    'pg_catalog.pg_trigger'::pg_catalog.regclass::oid::bigint as class_oid,
    t.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_triggerdef(t.oid) as definition,
    case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled,
    pg_catalog.obj_description(t.oid, 'pg_trigger') as comment
from pg_catalog.pg_trigger t
join pg_catalog.pg_class c on c.oid = t.tgrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal
    and t.tgparentid = 0
    and c.relkind in ('r', 'p', 'v', 'f')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and t.oid = any (:objects::oid[])
order by n.nspname, c.relname, t.tgname
