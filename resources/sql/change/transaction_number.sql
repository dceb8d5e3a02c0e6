-- Gives: the number of the current transaction, by which its end can be found out later.
-- False positives: none.
-- Privilege: none. Minimum server version: 13.
select pg_catalog.pg_current_xact_id()::text as number
order by 1;
