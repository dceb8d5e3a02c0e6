-- System catalogs with the number of rows that this transaction has inserted, updated and deleted so far, what was
-- rolled back to a savepoint included. Sees shared catalogs, too. Asked of the counters one by one: the view
-- pg_stat_xact_sys_tables goes through the indexes of all tables first.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select s.catalog, s.rows
from (
    select
        'pg_catalog.' || c.relname as catalog,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
            + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as rows
    from pg_catalog.pg_class c
    where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace and c.relkind = 'r') s
where s.rows > 0
order by s.catalog
