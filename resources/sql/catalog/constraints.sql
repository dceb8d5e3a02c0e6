-- Check, foreign key, primary key, unique and exclusion constraints of tables, NOT VALID included.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'CONSTRAINT' as kind,
    n.nspname::text as schema_name,
    c.relname::text as parent_name,
    k.conname::text as name,
    'pg_catalog.pg_constraint'::pg_catalog.regclass::oid::bigint as class_oid,
    k.oid::bigint as object_oid,
    0::int as sub_id,
    case k.contype when 'c' then 'check' when 'f' then 'foreign key' when 'p' then 'primary key'
        when 'u' then 'unique' else 'exclusion' end as type,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    case when k.coninhcount > 0 or k.conparentid <> 0 then
        case when k.conislocal then 'and local' else 'only' end end as inherited,
    case when k.contype in ('p', 'u', 'x') then
    (select pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname)
     from pg_catalog.pg_inherits h
     join pg_catalog.pg_class p on p.oid = h.inhparent
     join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
     where h.inhrelid = k.conindid) end as partition_of,
    case when k.contype = 'f' then (select i.relname::text from pg_catalog.pg_class i where i.oid = k.conindid) end as key_index,
    pg_catalog.obj_description(k.oid, 'pg_constraint') as comment
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where k.contype in ('c', 'f', 'p', 'u', 'x')
    and c.relkind in ('r', 'p', 'f')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and k.oid = any (:objects::oid[])
order by n.nspname, c.relname, k.conname
