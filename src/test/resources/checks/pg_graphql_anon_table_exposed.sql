-- superuser bad
set allow_system_table_mods = on;
insert into pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
select 2147480001, 'pg_graphql', 10, oid, false, '1.5' from pg_catalog.pg_namespace where nspname = 'extensions' and not exists (select from pg_catalog.pg_extension where extname = 'pg_graphql');
-- bad
create table {s}.t (id int primary key);
create table {q}."T x" (id int primary key);
grant select on {s}.t to anon, authenticated;
grant select (id) on {q}."T x" to anon;
create table {s}.closed (id int primary key);
revoke all on {s}.closed from anon, authenticated;
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy mine on {s}.t for select to authenticated using (id = (select 1));
-- exposed
-- finds
{s}.t
{q}."T x"
