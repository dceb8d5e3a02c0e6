-- IVFFlat indexes whose number of lists is more than :off_by_factor times off what pgvector advises for the table's
-- estimated rows. Small tables are left out (see ivfflat_on_few_rows).
-- May be wrong: numbers found by measuring; ignore them with that reason. The fix builds the index anew.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    o.lists,
    e.estimate as estimated_rows,
    b.lists as advised_lists,
    pg_catalog.format('alter index %I.%I set (lists = %s)', n.nspname, i.relname, b.lists) as fix_do_1,
    pg_catalog.format('reindex index concurrently %I.%I', n.nspname, i.relname) as fix_do_2,
    case when o.is_set then pg_catalog.format('alter index %I.%I set (lists = %s)', n.nspname, i.relname, o.lists)
        else pg_catalog.format('alter index %I.%I reset (lists)', n.nspname, i.relname) end as fix_undo_1,
    pg_catalog.format('reindex index concurrently %I.%I', n.nspname, i.relname) as fix_undo_2,
    t.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_am m on m.oid = i.relam and m.amname = 'ivfflat'
cross join lateral (
    select
        coalesce(pg_catalog.max(y.option_value), '100')::bigint as lists,
        pg_catalog.count(*) > 0 as is_set
    from pg_catalog.pg_options_to_table(i.reloptions) y
    where y.option_name = 'lists'
) as o
cross join lateral (
    select greatest(t.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(t.oid), 0) as estimate
) as e
cross join lateral (
    select greatest(1, case
        when e.estimate <= 1000000 then e.estimate / 1000
        else pg_catalog.sqrt(e.estimate)::bigint end) as lists
) as b
where i.relkind = 'i'
  and e.estimate >= :minimum_rows::bigint
  and e.estimate >= o.lists * 10
  and (o.lists > b.lists * :off_by_factor::bigint or o.lists * :off_by_factor::bigint < b.lists)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
