-- Indexes that belong to no constraint.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'INDEX' as kind,
    n.nspname::text as schema_name,
    t.relname::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_indexdef(c.oid) as definition,
    case when not i.indisvalid and c.relkind = 'i' then 'true' end as invalid,
    (select pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname)
     from pg_catalog.pg_inherits h
     join pg_catalog.pg_class p on p.oid = h.inhparent
     join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
     where h.inhrelid = c.oid) as partition_of,
    (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as tablespace,
    (select pg_catalog.string_agg(a.attnum || ' ' || a.attstattarget, ', ' order by a.attnum)
     from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0) as statistics,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'p', 'm')
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not exists (
        select 1 from pg_catalog.pg_constraint k
        where k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x'))
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and i.indexrelid = any (:objects::oid[])
order by n.nspname, t.relname, c.relname
