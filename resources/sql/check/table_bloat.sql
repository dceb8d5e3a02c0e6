-- Tables of which most pages could be spared, by the widths and counts in the planner's statistics. An estimate.
-- May be wrong: tables with columns wider than their average, low fillfactor (counted) or old statistics. The fix
-- locks the table while it is written anew; it has no undo and loses no row.
-- Needs: the right to select every column: PostgreSQL shows its statistics to nobody else; without it the table is not
-- judged. From PostgreSQL 13.
with width as (
    select
        s.schemaname, s.tablename,
        pg_catalog.sum((1 - s.null_frac) * s.avg_width) as bytes,
        pg_catalog.count(*) as columns
    from pg_catalog.pg_stats s
    where not s.inherited
    group by s.schemaname, s.tablename
)
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    case when w.columns is distinct from k.columns then 'unreadable' end as not_checked,
    pg_catalog.round((100.0 * (c.relpages - b.pages) / c.relpages)::numeric) as empty_percent,
    ((c.relpages - b.pages) * p.size)::bigint as empty_bytes,
    c.relpages::bigint * p.size as table_bytes,
    pg_catalog.format('vacuum (full, analyze) %I.%I', n.nspname, c.relname) as fix_do_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (select pg_catalog.current_setting('block_size')::bigint as size) as p
left join width w on w.schemaname = n.nspname and w.tablename = c.relname
cross join lateral (
    select pg_catalog.count(*) as columns from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) as k
cross join lateral (
    select coalesce((
        select o.option_value from pg_catalog.pg_options_to_table(c.reloptions) o where o.option_name = 'fillfactor'), '100')::numeric / 100 as part
) as f
cross join lateral (
    select pg_catalog.ceil(c.reltuples * (28 + 8 * pg_catalog.ceil(coalesce(w.bytes, 0) / 8)) / ((p.size - 24) * f.part::double precision)) as pages
) as b
where c.relkind in ('r', 'm')
  and c.reltuples >= 0
  and c.relpages::bigint * p.size >= :minimum_bytes::bigint
  and (w.columns is distinct from k.columns
      or 100 * (c.relpages - b.pages) > c.relpages * :minimum_percent::double precision)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
