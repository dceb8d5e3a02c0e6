-- Tables whose dead rows are more than :threshold_percent percent of the number at which autovacuum starts for them,
-- their own settings counted.
-- May be wrong: a large change that was just committed. The fix has no undo and needs none: only dead rows go.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    d.dead as dead_rows,
    pg_catalog.round(v.starts)::bigint as autovacuum_starts_at,
    pg_catalog.format('vacuum (analyze) %I.%I', n.nspname, c.relname) as fix_do_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (select pg_catalog.pg_stat_get_dead_tuples(c.oid) as dead) as d
cross join lateral (
    select
        coalesce(pg_catalog.max(o.option_value) filter (where o.option_name = 'autovacuum_vacuum_threshold'),
            pg_catalog.current_setting('autovacuum_vacuum_threshold'))::numeric
        + coalesce(pg_catalog.max(o.option_value) filter (where o.option_name = 'autovacuum_vacuum_scale_factor'),
            pg_catalog.current_setting('autovacuum_vacuum_scale_factor'))::numeric * greatest(c.reltuples, 0)::numeric as starts
    from pg_catalog.pg_options_to_table(c.reloptions) as o
) as v
where c.relkind in ('r', 'm')
  and d.dead >= :minimum_rows::bigint
  and d.dead * 100 > v.starts * :threshold_percent::numeric
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
