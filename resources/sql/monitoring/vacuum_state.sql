-- Dead rows of each table against the number at which autovacuum begins, by the table's own settings where it has any,
-- and when the table was last vacuumed. A table whose autovacuum is switched off is due never: its share is null.
-- Counts are the statistics' estimates.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with setting as (
    select
        c.oid,
        coalesce(
            (select o.option_value::boolean from pg_catalog.pg_options_to_table(c.reloptions) o
             where o.option_name = 'autovacuum_enabled'),
            pg_catalog.current_setting('autovacuum')::boolean) as is_on,
        coalesce(
            (select o.option_value::double precision from pg_catalog.pg_options_to_table(c.reloptions) o
             where o.option_name = 'autovacuum_vacuum_threshold'),
            pg_catalog.current_setting('autovacuum_vacuum_threshold')::double precision)
        + coalesce(
            (select o.option_value::double precision from pg_catalog.pg_options_to_table(c.reloptions) o
             where o.option_name = 'autovacuum_vacuum_scale_factor'),
            pg_catalog.current_setting('autovacuum_vacuum_scale_factor')::double precision)
          * greatest(c.reltuples, 0) as due_rows
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'm')
)
select
    s.schemaname::text as schema_name,
    s.relname::text as relation_name,
    s.n_dead_tup as dead_rows,
    s.n_live_tup as live_rows,
    s.n_dead_tup::double precision / nullif(s.n_dead_tup + s.n_live_tup, 0) as dead_share,
    v.due_rows::bigint as due_rows,
    case when v.is_on then s.n_dead_tup / nullif(v.due_rows, 0) end as due_share,
    v.is_on as autovacuum_on,
    greatest(s.last_vacuum, s.last_autovacuum) as vacuumed_at,
    s.vacuum_count + s.autovacuum_count as vacuums,
    greatest(s.last_analyze, s.last_autoanalyze) as analysed_at,
    s.n_mod_since_analyze as changed_rows
from pg_catalog.pg_stat_user_tables s
join setting v on v.oid = s.relid
where s.schemaname !~ '^pg_'
order by s.n_dead_tup desc, schema_name, relation_name
