-- superuser bad
create extension if not exists pg_trgm schema public;
-- finds
pg_trgm
-- as superuser
