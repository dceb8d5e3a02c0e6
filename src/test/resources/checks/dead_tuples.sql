-- bad
create table {s}.t (id int primary key, v int) with (autovacuum_enabled = off);
insert into {s}.t select i, 0 from generate_series(1, 1000) i;
create table {q}."T x" (id int primary key, v int) with (autovacuum_enabled = off);
insert into {q}."T x" select i, 0 from generate_series(1, 1000) i;
-- then
delete from {s}.t where id < 900;
update {q}."T x" set v = 1;
-- good
create table {s}.t (id int primary key, v int) with (autovacuum_enabled = off);
insert into {s}.t select i, 0 from generate_series(1, 1000) i;
analyze {s}.t;
-- with threshold_percent 100
-- with minimum_rows 100
-- finds
{s}.t
{q}."T x"
