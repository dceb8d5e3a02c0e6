-- How many pages the heap of one relation has now; what walking a table in physical order needs to know where it ends.
-- Waits while somebody holds the relation exclusively, as reading its rows would.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.pg_relation_size(:oid::bigint::oid) / pg_catalog.current_setting('block_size')::bigint as pages
