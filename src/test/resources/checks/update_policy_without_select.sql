-- bad
create table {s}.t (id int primary key, owner int);
alter table {s}.t enable row level security;
create policy upd on {s}.t for update to authenticated using (owner = 1) with check (owner = 1);
create policy look on {s}.t for select to anon using (owner = 1);
create table {q}."T x" (id int primary key, owner int);
alter table {q}."T x" enable row level security;
create policy "De l" on {q}."T x" for delete using (owner = 1);
-- good
create table {s}.t (id int primary key, owner int);
alter table {s}.t enable row level security;
create policy upd on {s}.t for update to authenticated using (owner = 1) with check (owner = 1);
create policy look on {s}.t for select using (owner = 1);
-- finds
{s}.t:upd
{q}."T x":"De l"
