-- Whether this transaction may change definitions now: false while somebody else with this program does so in the same
-- database. Freed at the end of the transaction.
-- Needs: nothing. From PostgreSQL 13.
select pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtext('alidade'), pg_catalog.hashtext('definition')) as is_free
order by is_free
