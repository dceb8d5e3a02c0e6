-- bad
create table {s}.t (id int primary key, v int);
create index t_v on {s}.t (v);
create table {q}."T x" (id int primary key, "V x" int);
create index "T v" on {q}."T x" ("V x");
insert into {s}.t select i, case when i % 10 = 0 then i end from generate_series(1, 100) i;
insert into {q}."T x" select i, null from generate_series(1, 100) i;
analyze {s}.t;
analyze {q}."T x";
-- good
create table {s}.t (id int primary key, v int, w int, x int);
create index t_v on {s}.t (v) where v is not null;
create index t_w on {s}.t (w);
create unique index t_x on {s}.t (x);
insert into {s}.t select i, null, i from generate_series(1, 100) i;
analyze {s}.t;
-- with minimum_percent 50
-- finds
{s}.t_v
{q}."T v"
