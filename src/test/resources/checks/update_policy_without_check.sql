-- bad
create table {s}.t (id int primary key, owner int);
create policy upd on {s}.t for update using (owner = 1);
create table {q}."T x" (id int primary key, owner int);
create policy "A ll" on {q}."T x" as restrictive to authenticated using (owner = 1 or id > 2);
-- good
create table {s}.t (id int primary key, owner int);
alter table {s}.t enable row level security;
create policy look on {s}.t for select using (owner = 1);
create policy upd on {s}.t for update using (owner = 1) with check (owner = 1);
-- finds
{s}.t:upd
{q}."T x":"A ll"
