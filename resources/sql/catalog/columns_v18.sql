-- Columns of tables and views and attributes of composite types, in their order.
-- Left out: the option pg_attver, which some servers stamp on a column by themselves; nobody can set it, and pg_dump
-- leaves it out, too.
-- Needs: nothing beyond the right to connect. From PostgreSQL 18. Run with an empty search_path.
select
    case when c.relkind = 'c' then 'ATTRIBUTE' else 'COLUMN' end as kind,
    n.nspname::text as schema_name,
    c.relname::text as parent_name,
    a.attname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    a.attnum::int as sub_id,
    d.oid::bigint as default_oid,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
    case when a.attcollation <> t.typcollation then
        (select pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(o.collname)
         from pg_catalog.pg_collation o join pg_catalog.pg_namespace cn on cn.oid = o.collnamespace
         where o.oid = a.attcollation) end as collation,
    case when a.attnotnull then coalesce(
        (select pg_catalog.concat_ws(' ', 'constraint', pg_catalog.quote_ident(k.conname), 'not null',
             case when k.connoinherit then 'no inherit' end, case when not k.convalidated then 'not valid' end)
         from pg_catalog.pg_constraint k
         where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum), 'true') end as not_null,
    (select case when k.conislocal then 'and local' else 'only' end
     from pg_catalog.pg_constraint k
     where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum and k.coninhcount > 0)
        as not_null_inherited,
    case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as default,
    case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
    case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
    case a.attgenerated when 'v' then 'virtual' end as generated_kind,
    case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'm') then
        case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main'
            else 'extended' end || ', not ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external'
            when 'm' then 'main' else 'extended' end end as storage,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
    case when a.attstattarget >= 0 and c.relkind in ('r', 'p', 'm', 'f') then a.attstattarget::text end as statistics,
    (select pg_catalog.string_agg(s.option, E'\n' order by s.place)
     from pg_catalog.unnest(a.attoptions) with ordinality s (option, place)
     where s.option not like 'pg\_attver=%') as options,
    (select pg_catalog.string_agg(pg_catalog.quote_ident(f.name) || ' ' || pg_catalog.quote_literal(f.value), ', '
        order by f.place)
     from pg_catalog.pg_options_to_table(a.attfdwoptions) with ordinality f (name, value, place)) as foreign_options,
    case when a.attinhcount > 0 then case when a.attislocal then 'and local' else 'only' end end as inherited,
    pg_catalog.array_to_string(a.attacl::text[], E'\n') as acl,
    (select p.description from pg_catalog.pg_description p
     where p.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and p.objoid = c.oid and p.objsubid = a.attnum)
        as comment
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    and (c.relkind <> 'c' or not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = c.reltype and e.deptype = 'e'))
    -- only: and a.attrelid = any (:objects::oid[])
order by n.nspname, c.relname, a.attnum
