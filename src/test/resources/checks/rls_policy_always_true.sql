-- bad
create table {s}.t (id int primary key);
create policy ins on {s}.t for insert with check (true);
create policy del on {s}.t for delete to anon using (true);
create policy upd on {s}.t for update to authenticated using (true);
create table {q}."T x" (id int primary key);
create policy "A ll" on {q}."T x" using (true) with check (true);
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy look on {s}.t for select to authenticated using (true);
create policy ins on {s}.t for insert to authenticated with check (id = (select 1));
create policy own on {s}.t for select to service_role using (id > 0);
create policy upd on {s}.t for update to service_role using (true) with check (id > 0);
-- finds
{s}.t:ins
{s}.t:del
{s}.t:upd
{q}."T x":"A ll"
