-- Rows of geometry columns in SRID 4326 that reach beyond 90 degrees of latitude or 180 of longitude. Reads the
-- column.
-- May be wrong: none: such places do not exist. Swapped places between 90 W and 90 E are not seen by this. Has no fix:
-- rows that are swapped and not seen would stay.
-- Needs: the right to select the column; where that is missing it is said. From PostgreSQL 13.
-- Reads rows of tables, not only the catalog.
with shape as materialized (
    select
        n.nspname::text as schema_name, c.relname::text as table_name, a.attname::text as column_name,
        v.nspname::text as extension_schema, pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
        pg_catalog.has_schema_privilege(n.oid, 'usage')
            and pg_catalog.has_column_privilege(c.oid, a.attnum, 'select')
            and not pg_catalog.row_security_active(c.oid) as readable
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_type y on y.oid = a.atttypid
    join pg_catalog.pg_namespace v on v.oid = y.typnamespace
    where a.attnum > 0
      and not a.attisdropped
      and n.nspname <> 'information_schema'
      and n.nspname !~ '^pg_'
      and n.nspname <> all (:platform_schemas::text[])
      and not exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
      and y.typname = 'geometry'
      and pg_catalog.format_type(a.atttypid, a.atttypmod) ~ ',4326\)$'
)
select
    s.schema_name,
    s.table_name as object_name,
    s.column_name as part,
    case when not s.readable then 'unreadable' end as not_checked,
    s.column_name,
    (pg_catalog.xpath('/row/wrong/text()', f.found))[1]::text as wrong_rows
from shape s
cross join lateral (
    select case when s.readable then pg_catalog.query_to_xml(pg_catalog.format(
        'select pg_catalog.count(*) as wrong from %3$I.%4$I
         where %1$I.st_ymax(%2$I::%1$I.box3d) > 90 or %1$I.st_ymin(%2$I::%1$I.box3d) < -90
            or %1$I.st_xmax(%2$I::%1$I.box3d) > 180 or %1$I.st_xmin(%2$I::%1$I.box3d) < -180',
        s.extension_schema, s.column_name, s.schema_name, s.table_name), false, true, '') end as found
) as f
where not s.readable or (pg_catalog.xpath('/row/wrong/text()', f.found))[1]::text::bigint > 0
order by schema_name, object_name, part
