-- Views and materialised views with their options. A definition waits for locks on what the view reads.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    case when c.relkind = 'm' then 'MATERIALIZED_VIEW' else 'VIEW' end as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_viewdef(c.oid) as definition,
    pg_catalog.array_to_string(c.reloptions, E'\n') as options,
    case when c.relkind = 'm' and not c.relispopulated then 'true' end as unpopulated,
    (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as tablespace,
    (select m.amname::text from pg_catalog.pg_am m where m.oid = c.relam and m.amname <> 'heap') as access_method,
    case when c.relkind = 'm' then
        (select xc.relname::text from pg_catalog.pg_index x join pg_catalog.pg_class xc on xc.oid = x.indexrelid
         where x.indrelid = c.oid and x.indisclustered) end as clustered_on,
    pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
    case when c.relacl @> pg_catalog.acldefault('r', c.relowner) and c.relacl <@ pg_catalog.acldefault('r', c.relowner) then null
        else pg_catalog.array_to_string(c.relacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.relname
