-- bad
create table {s}.t (id int primary key);
create table {q}."T x" (id int primary key);
grant select, truncate on {s}.t to anon, authenticated;
grant truncate on {q}."T x" to public;
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy mine on {s}.t for select to authenticated using (id = (select 1));
grant select on {s}.t to authenticated;
-- exposed
-- finds
{s}.t
{q}."T x"
