-- bad
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy look on {s}.t for select using (true);
create table {q}."T x" (id int primary key);
alter table {q}."T x" enable row level security;
create policy "Lo ok" on {q}."T x" for select to anon, authenticated using (true);
grant select on {s}.t, {q}."T x" to anon;
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy look on {s}.t for select to authenticated using (true);
grant select on {s}.t to anon, authenticated;
create table {s}.unreachable (id int primary key);
alter table {s}.unreachable enable row level security;
create policy look on {s}.unreachable for select using (true);
-- exposed
-- finds
{s}.t:look
{q}."T x":"Lo ok"
