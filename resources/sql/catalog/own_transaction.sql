-- The number of this transaction, without wraparound; null while it has written nothing.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.pg_current_xact_id_if_assigned()::text::bigint as number
