-- bad
create table {s}.t (id int primary key);
create table {q}."T x" (id int primary key);
create publication supabase_realtime for table {s}.t, {q}."T x";
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy mine on {s}.t for select to authenticated using (id = (select 1));
create publication supabase_realtime for table {s}.t;
-- finds
{s}.t
{q}."T x"
