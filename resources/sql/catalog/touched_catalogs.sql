-- System catalogs with the number of rows that this transaction has inserted, updated and deleted so far, what was
-- rolled back to a savepoint included, and how many of these were deleted. Sees shared catalogs, too. The row without a name
-- has the transaction's number instead, null while it has written nothing. Asked of the counters one by one: the view
-- pg_stat_xact_sys_tables goes through the indexes of all tables first. Counts nothing while track_counts is off.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select s.catalog, s.rows, s.deleted
from (
    select
        'pg_catalog.' || c.relname as catalog,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
            + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as rows,
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as deleted
    from pg_catalog.pg_class c
    where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace and c.relkind = 'r') s
where s.rows > 0
union all
select '', pg_catalog.pg_current_xact_id_if_assigned()::text::bigint, 0
order by 1
