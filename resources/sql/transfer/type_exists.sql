-- Whether a text names a type, with or without modifiers, as in numeric(10,2). What cannot be the name of a type at all
-- is no row but an error (SQLSTATE 42601).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select pg_catalog.to_regtype(:type_name) is not null as type_exists
order by type_exists
