-- bad
create table {s}.t (id int primary key, e extensions.vector(3));
insert into {s}.t select i, array[i, 1, i % 7]::extensions.vector from generate_series(1, 3000) i;
create index t_e on {s}.t using ivfflat (e extensions.vector_l2_ops) with (lists = 20);
analyze {s}.t;
create table {q}."T x" (id int primary key, "E x" extensions.vector(3));
insert into {q}."T x" select i, array[i, 1, i % 7]::extensions.vector from generate_series(1, 3000) i;
create index "T e" on {q}."T x" using ivfflat ("E x" extensions.vector_l2_ops);
analyze {q}."T x";
-- good
create table {s}.t (id int primary key, e extensions.vector(3));
insert into {s}.t select i, array[i, 1, i % 7]::extensions.vector from generate_series(1, 3000) i;
create index t_e on {s}.t using ivfflat (e extensions.vector_l2_ops) with (lists = 4);
analyze {s}.t;
-- with off_by_factor 4
-- finds
{s}.t_e
{q}."T e"
