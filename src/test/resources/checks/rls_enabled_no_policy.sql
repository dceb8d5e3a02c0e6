-- bad
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create table {q}."T x" (id int primary key) partition by hash (id);
alter table {q}."T x" enable row level security;
-- good
create table {s}.t (id int primary key) partition by hash (id);
create policy p on {s}.t using (id = (select 1)) with check (id = (select 1));
alter table {s}.t enable row level security;
create table {s}.leaf partition of {s}.t for values with (modulus 1, remainder 0);
alter table {s}.leaf enable row level security;
-- finds
{s}.t
{q}."T x"
