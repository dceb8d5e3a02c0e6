-- superuser
create extension if not exists postgres_fdw schema extensions;
create server far foreign data wrapper postgres_fdw;
grant usage on foreign server far to postgres;
-- bad
create foreign table {s}.f (id int) server far;
create foreign table {q}."F x" (id int) server far;
grant select on {s}.f to anon;
grant select on {q}."F x" to authenticated;
-- good
create foreign table {s}.f (id int) server far;
-- exposed
-- finds
{s}.f
{q}."F x"
