-- Objects of kinds that only extensions should bring, written by this transaction without belonging to an extension.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with marks as materialized (
    select
        :since::bigint as since,
        (:since::bigint % 4294967296)::text::xid as first,
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint as next
), catalog_rows (class_oid, object_oid, written) as (
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_am c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_opclass c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_opfamily c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_conversion c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_language c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_transform c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_ts_parser c
    union all
    select c.tableoid, c.oid, c.xmin from pg_catalog.pg_ts_template c
), recent as (
    select r.class_oid, r.object_oid, m.next,
        m.since + (pg_catalog.age(m.first)::bigint - pg_catalog.age(r.written)) as writer
    from catalog_rows r
    cross join marks m
    where pg_catalog.age(r.written) <= pg_catalog.age(m.first)
)
select distinct r.class_oid::pg_catalog.regclass::text as catalog
from recent r
where case when r.writer >= r.next then true
        else pg_catalog.pg_xact_status(r.writer::text::xid8) = 'in progress' end
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = r.class_oid and e.objid = r.object_oid and e.deptype = 'e')
order by 1
