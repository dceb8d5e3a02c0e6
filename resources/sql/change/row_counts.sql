-- Finds: tables in which the current transaction has inserted, updated or deleted rows, and how many.
-- False positives: rows of subtransactions that were taken back are counted, too. TRUNCATE is not counted.
-- Privilege: none. Minimum server version: 13. Needs track_counts.
select s.oid, s.inserted, s.updated, s.deleted, pg_catalog.current_setting('track_counts')::boolean as counted
from (
    select
        c.oid::bigint as oid,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) as inserted,
        pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) as updated,
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as deleted
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
) s
where s.inserted + s.updated + s.deleted > 0
union all
select 0, 0, 0, 0, pg_catalog.current_setting('track_counts')::boolean
order by 1;
