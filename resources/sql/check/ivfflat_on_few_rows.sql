-- IVFFlat indexes of pgvector on tables that hold fewer rows than :rows_per_list for each list, by the planner's and
-- the counters' estimates.
-- May be wrong: tables filled since their statistics were last taken.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    o.lists,
    e.estimate as estimated_rows,
    case when not i.relispartition then pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) end as fix_do_1,
    pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.oid), '^(CREATE (UNIQUE ){0,1}INDEX )', '\1CONCURRENTLY ') as fix_undo_1
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
where i.relkind = 'i'
  and e.estimate < o.lists * :rows_per_list::bigint
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
