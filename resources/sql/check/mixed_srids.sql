-- Columns of geometry without a SRID whose rows have different ones. Reads the whole column.
-- May be wrong: none known. Has no fix: rows with SRID 0 must be understood first.
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
      and pg_catalog.format_type(a.atttypid, a.atttypmod) !~ ',\d+\)$'
)
select
    s.schema_name,
    s.table_name as object_name,
    s.column_name as part,
    case when not s.readable then 'unreadable' end as not_checked,
    s.column_name,
    (pg_catalog.xpath('/row/srids/text()', f.found))[1]::text as srids
from shape s
cross join lateral (
    select case when s.readable then pg_catalog.query_to_xml(pg_catalog.format(
        'select pg_catalog.string_agg(d.srid::text, '', '' order by d.srid) as srids, pg_catalog.count(*) as n
         from (select distinct %1$I.st_srid(%2$I) as srid from %3$I.%4$I where %2$I is not null) as d',
        s.extension_schema, s.column_name, s.schema_name, s.table_name), false, true, '') end as found
) as f
where not s.readable or (pg_catalog.xpath('/row/n/text()', f.found))[1]::text::bigint > 1
order by schema_name, object_name, part
