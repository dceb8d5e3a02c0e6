-- bad
create table {s}.t (id int primary key) with (autovacuum_enabled = off);
insert into {s}.t select generate_series(1, 100);
create table {q}."T x" (id int primary key) with (autovacuum_enabled = off);
insert into {q}."T x" select generate_series(1, 100);
create table {s}.root (id int primary key) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
insert into {s}.root select generate_series(1, 100);
analyze {s}.leaf;
-- good
create table {s}.t (id int primary key);
insert into {s}.t select generate_series(1, 100);
analyze {s}.t;
create table {s}.empty (id int primary key);
-- with minimum_rows 50
-- finds
{s}.t
{q}."T x"
{s}.root
