-- One table or view by name: what a map needs to know to draw it by a column that the catalog does not call spatial.
-- "indexed_columns" are those that lead a valid index without a condition. Row counts are the planner's estimates.
-- Needs: nothing beyond the right to connect; "readable" says whether the rows may be read. From PostgreSQL 13.
select
    c.relkind::text as relation_kind,
    c.reltuples::bigint as estimated_rows,
    coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment,
    pg_catalog.has_schema_privilege(n.oid, 'usage')
        and (pg_catalog.has_table_privilege(c.oid, 'select')
            or pg_catalog.has_any_column_privilege(c.oid, 'select')) as readable,
    (
        select pg_catalog.array_agg(b.attname::text order by k.place)
        from pg_catalog.pg_index i
        cross join lateral pg_catalog.unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute b on b.attrelid = i.indrelid and b.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary
    ) as key_columns,
    (
        select pg_catalog.array_agg(b.attname::text order by b.attnum)
        from pg_catalog.pg_index i
        join pg_catalog.pg_attribute b on b.attrelid = i.indrelid and b.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisvalid and i.indpred is null
    ) as indexed_columns
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'm', 'v', 'f')
order by n.nspname
