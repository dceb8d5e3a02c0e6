-- Every geometry and geography column of user schemas, with what a map needs to know before it reads a row.
-- Reads the catalog only; type, dimension and SRID come from the column's type modifier, so that PostGIS may live in any
-- schema. May be wrong: row counts are the planner's estimates (-1 when never analyzed, 0 for views).
-- Needs: nothing beyond the right to connect; "readable" says whether the rows may be read. From PostgreSQL 13.
with spatial_types as (
    select t.oid, t.typname::text as type_name, n.nspname::text as postgis_schema
    from pg_catalog.pg_type t
    join pg_catalog.pg_depend d
        on d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    join pg_catalog.pg_extension e
        on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.oid = d.refobjid
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where e.extname = 'postgis' and t.typname in ('geometry', 'geography')
),
spatial_columns as (
    select
        c.oid as relation, c.relnamespace, c.relname, c.relkind, c.reltuples,
        a.attnum, a.attname, a.attnotnull, s.type_name, s.postgis_schema,
        case when a.atttypmod < 0 then 0 else a.atttypmod & 252 end >> 2 as shape,
        case when a.atttypmod < 0 then case s.type_name when 'geography' then 4326 else 0 end
            else ((a.atttypmod & 268435200) - (a.atttypmod & 268435456)) >> 8 end as srid
    from pg_catalog.pg_attribute a
    join spatial_types s on s.oid = a.atttypid
    join pg_catalog.pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'p', 'm', 'v', 'f') and a.attnum > 0 and not a.attisdropped and not c.relispartition
)
select
    n.nspname::text as schema_name,
    g.relname::text as relation_name,
    g.attname::text as column_name,
    g.relkind::text as relation_kind,
    g.type_name,
    g.postgis_schema,
    g.shape,
    g.srid,
    g.reltuples::bigint as estimated_rows,
    exists (
        select from pg_catalog.pg_index i
        join pg_catalog.pg_class ic on ic.oid = i.indexrelid
        join pg_catalog.pg_am am on am.oid = ic.relam
        where i.indrelid = g.relation and am.amname in ('gist', 'spgist') and i.indkey[0] = g.attnum
            and i.indpred is null and i.indisvalid
    ) as has_spatial_index,
    pg_catalog.has_schema_privilege(n.oid, 'usage')
        and (pg_catalog.has_table_privilege(g.relation, 'select')
            or pg_catalog.has_any_column_privilege(g.relation, 'select')) as readable,
    coalesce(pg_catalog.obj_description(g.relation, 'pg_class'), '') as comment,
    (
        select pg_catalog.array_agg(b.attname::text order by k.place)
        from pg_catalog.pg_index i
        cross join lateral pg_catalog.unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute b on b.attrelid = i.indrelid and b.attnum = k.attnum
        where i.indrelid = g.relation and i.indisprimary
    ) as key_columns,
    (
        select pg_catalog.array_agg(b.attname::text order by b.attnum)
        from pg_catalog.pg_attribute b
        where b.attrelid = g.relation and b.attnum > 0 and not b.attisdropped
    ) as column_names,
    (
        select pg_catalog.array_agg(
            case bt.typtype when 'e' then 'enum' else pg_catalog.format_type(b.atttypid, null) end order by b.attnum)
        from pg_catalog.pg_attribute b
        join pg_catalog.pg_type bt on bt.oid = b.atttypid
        where b.attrelid = g.relation and b.attnum > 0 and not b.attisdropped
    ) as column_types,
    g.attnotnull as is_required
from spatial_columns g
join pg_catalog.pg_namespace n on n.oid = g.relnamespace
where n.nspname not in ('information_schema', 'tiger', 'tiger_data', 'topology') and n.nspname not like 'pg\_%'
    and not exists (
        select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = g.relation and d.deptype = 'e')
order by n.nspname, g.relname, g.attnum
