-- bad
create table {s}.t (id int primary key, e extensions.vector(3));
create index t_e on {s}.t using ivfflat (e extensions.vector_l2_ops) with (lists = 10);
create table {q}."T x" (id int primary key, "E x" extensions.vector(3));
create index "T e" on {q}."T x" using ivfflat ("E x" extensions.vector_l2_ops);
-- good
create table {s}.t (id int primary key, e extensions.vector(3));
insert into {s}.t select i, array[i, 1, i % 7]::extensions.vector from generate_series(1, 100) i;
create index t_e on {s}.t using ivfflat (e extensions.vector_l2_ops) with (lists = 5);
analyze {s}.t;
-- with rows_per_list 10
-- finds
{s}.t_e
{q}."T e"
