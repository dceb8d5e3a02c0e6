-- As definition_lock, for statements that no transaction can hold: freed with the session or by unlocking everything.
-- Needs: nothing, but a session of its own (no transaction pooler). From PostgreSQL 13.
select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtext('alidade'), pg_catalog.hashtext('definition')) as is_free
order by is_free
