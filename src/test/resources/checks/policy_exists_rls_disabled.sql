-- bad
create table {s}.t (id int primary key);
create policy p on {s}.t using (true);
create table {q}."T x" (id int primary key) partition by hash (id);
create policy p on {q}."T x" using (true);
-- good
create table {s}.t (id int primary key);
create policy p on {s}.t using (id = (select 1)) with check (id = (select 1));
alter table {s}.t enable row level security;
-- finds
{s}.t
{q}."T x"
