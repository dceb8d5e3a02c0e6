-- bad
create table {s}.t (id int primary key, a int);
create policy one on {s}.t for select using (id = 1);
create policy two on {s}.t for select using (id = 2 or a = 3);
create table {s}.u (id int primary key);
create policy one on {s}.u for update to authenticated using (id = 1);
create policy two on {s}.u for update to authenticated using (id = 2) with check (id = 3);
create table {q}."T x" (id int primary key);
create policy "A ll" on {q}."T x" using (id = 1);
create policy "I ns" on {q}."T x" for insert to authenticated with check (id = 2);
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy one on {s}.t for select to anon using (id = 1);
create policy two on {s}.t for select to authenticated using (id = 2);
create policy three on {s}.t as restrictive for select to authenticated using (id = 3);
-- finds
{s}.t:select
{s}.u:update
{q}."T x":insert
