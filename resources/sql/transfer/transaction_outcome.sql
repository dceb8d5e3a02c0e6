-- What became of a transaction: 'committed', 'aborted', 'in progress'; null when it is too long ago to know.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.pg_xact_status((:transaction_id::text)::xid8) as outcome
