-- The sequences, functions (procedures and aggregates too) and types of one schema. Types: enums, domains, ranges, base
-- types and composite types made by CREATE TYPE; neither array types nor the row types of tables.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with found as (
    select 'SEQUENCE' as object_group, c.oid, 'pg_catalog.pg_class'::pg_catalog.regclass as catalog, c.relname::text as object_name,
        '' as detail, c.relnamespace as namespace
    from pg_catalog.pg_class c
    where c.relkind = 'S'
    union all
    select 'FUNCTION', p.oid, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.proname::text,
        pg_catalog.pg_get_function_identity_arguments(p.oid), p.pronamespace
    from pg_catalog.pg_proc p
    where p.pronamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = :schema_name)
    union all
    select 'TYPE', t.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, t.typname::text,
        case t.typtype
            when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite' when 'r' then 'range'
            when 'm' then 'multirange' else 'base' end,
        t.typnamespace
    from pg_catalog.pg_type t
    left join pg_catalog.pg_class c on c.oid = t.typrelid
    where (t.typrelid = 0 or c.relkind = 'c')
      and not exists (select 1 from pg_catalog.pg_type element where element.typarray = t.oid)
)
select
    f.object_group,
    f.oid::bigint as oid,
    f.object_name,
    f.detail,
    (select e.extname::text
     from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
     where d.classid = f.catalog and d.objid = f.oid and d.deptype = 'e'
     limit 1) as extension_name
from found f
join pg_catalog.pg_namespace n on n.oid = f.namespace
where n.nspname = :schema_name
order by f.object_group, f.object_name, f.detail
