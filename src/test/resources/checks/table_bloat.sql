-- bad
create table {s}.t (id int primary key, v text) with (autovacuum_enabled = off);
insert into {s}.t select i, repeat('x', 200) from generate_series(1, 3000) i;
create table {q}."T x" (id int primary key, v text) with (autovacuum_enabled = off);
insert into {q}."T x" select i, repeat('x', 200) from generate_series(1, 3000) i;
-- then
delete from {s}.t where id % 20 <> 0;
delete from {q}."T x" where id % 20 <> 0;
analyze {s}.t;
analyze {q}."T x";
-- good
create table {s}.t (id int primary key, v text);
insert into {s}.t select i, repeat('x', 200) from generate_series(1, 3000) i;
analyze {s}.t;
-- with minimum_percent 70
-- with minimum_bytes 100000
-- finds
{s}.t
{q}."T x"
