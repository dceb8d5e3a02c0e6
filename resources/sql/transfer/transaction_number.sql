-- The number of the transaction under way, giving it one if it had none.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.pg_current_xact_id()::text as transaction_id
