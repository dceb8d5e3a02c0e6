-- bad
create table {s}.t (id int primary key, at timestamp, exact timestamp(3));
create table {q}."T x" (id int primary key, "A t" timestamp);
insert into {s}.t values (1, '2026-03-29 02:30:00.123456', '2026-03-29 02:30:00.123');
-- good
create table {s}.t (id int primary key, at timestamptz);
-- finds
{s}.t:at
{s}.t:exact
{q}."T x":"A t"
