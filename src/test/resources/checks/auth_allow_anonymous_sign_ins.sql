-- superuser bad
insert into auth.users (id, is_anonymous) values ('00000000-0000-0000-0000-00000000000a', true) on conflict do nothing;
-- bad
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy look on {s}.t for select to authenticated using (id = 1);
create table {q}."T x" (id int primary key);
alter table {q}."T x" enable row level security;
create policy "Lo ok" on {q}."T x" for select using (id = 1);
create table {s}.held (id int primary key);
alter table {s}.held enable row level security;
create policy look on {s}.held for select to authenticated using (id = 1);
create policy real on {s}.held as restrictive using (((select auth.jwt()) ->> 'is_anonymous')::boolean is false);
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy look on {s}.t for select to authenticated using (id = 1);
create policy real on {s}.t as restrictive to authenticated using (((select auth.jwt()) ->> 'is_anonymous')::boolean is false) with check (((select auth.jwt()) ->> 'is_anonymous')::boolean is false);
-- finds
{s}.t:look
{q}."T x":"Lo ok"
