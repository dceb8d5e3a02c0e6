-- Sequences whose next number is not above the greatest value in the column they feed, as after an import with ids.
-- Reads the greatest value of each such column (quick where the column leads an index). Descending sequences are left
-- out.
-- May be wrong: none, but for rows that another transaction is writing.
-- Needs: the right to select the column and to use the sequence; where one is missing it is said. From PostgreSQL 13.
-- Reads rows of tables, not only the catalog. A number that was set is not part of the catalog, so no way back is kept;
-- what would lead back is told.
with fed as materialized (
    select
        link.sequence_oid, link.table_oid, m.nspname as table_schema, c.relname as table_name, a.attnum as column_number,
        a.attname as column_name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
        case a.atttypid
            when 'smallint'::pg_catalog.regtype then 32767
            when 'integer'::pg_catalog.regtype then 2147483647
            else 9223372036854775807
        end as widest,
        a.attidentity <> '' as is_identity
    from (
        select d.objid as sequence_oid, d.refobjid as table_oid, d.refobjsubid as column_number
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class q on q.oid = d.objid and q.relkind = 'S'
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.deptype in ('a', 'i')
          and d.refobjsubid > 0
        union
        select d.refobjid, f.adrelid, f.adnum
        from pg_catalog.pg_depend d
        join pg_catalog.pg_attrdef f on f.oid = d.objid
        join pg_catalog.pg_class q on q.oid = d.refobjid and q.relkind = 'S'
        where d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    ) as link
    join pg_catalog.pg_class c on c.oid = link.table_oid and not c.relispartition
    join pg_catalog.pg_namespace m on m.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = link.column_number
    where a.atttypid in (
        'smallint'::pg_catalog.regtype, 'integer'::pg_catalog.regtype, 'bigint'::pg_catalog.regtype)
)
select
    n.nspname::text as schema_name,
    s.relname::text as object_name,
    case when not r.readable then 'unreadable' end as not_checked,
    coalesce(v.last_value + q.seqincrement, q.seqstart) as next_value,
    f.table_name::text as table_name,
    f.column_name::text as column_name,
    m.top as greatest,
    pg_catalog.format('select pg_catalog.setval(%L, %s)', pg_catalog.format('%I.%I', n.nspname, s.relname), m.top) as fix_do_1,
    pg_catalog.format('select pg_catalog.setval(%L, %s, %s)', pg_catalog.format('%I.%I', n.nspname, s.relname),
        coalesce(v.last_value, q.seqstart), (v.last_value is not null)::text) as leads_back
from fed f
join pg_catalog.pg_sequence q on q.seqrelid = f.sequence_oid and q.seqincrement > 0
join pg_catalog.pg_class s on s.oid = f.sequence_oid
join pg_catalog.pg_namespace n on n.oid = s.relnamespace
cross join lateral (
    select pg_catalog.has_sequence_privilege(s.oid, 'select, usage')
        and pg_catalog.has_schema_privilege(f.table_schema::text, 'usage')
        and pg_catalog.has_column_privilege(f.table_oid, f.column_number, 'select') as readable
) as r
cross join lateral (
    select
        case when r.readable then pg_catalog.pg_sequence_last_value(s.oid) end as last_value,
        case when r.readable then (pg_catalog.xpath('/row/top/text()', pg_catalog.query_to_xml(
            pg_catalog.format('select pg_catalog.max(%I) as top from %I.%I', f.column_name, f.table_schema, f.table_name),
            false, true, '')))[1]::text::bigint end as top
) as v
cross join lateral (select v.top) as m
where (m.top >= coalesce(v.last_value + q.seqincrement, q.seqstart) or not r.readable)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = s.oid and e.deptype = 'e')
order by schema_name, object_name
