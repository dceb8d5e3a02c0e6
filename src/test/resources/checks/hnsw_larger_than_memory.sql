-- bad
create table {s}.t (id int primary key, e extensions.vector(3));
create table {q}."T x" (id int primary key, "E x" extensions.vector(3));
insert into {s}.t values (1, '[1,2,3]');
insert into {q}."T x" values (1, '[1,2,3]');
create index t_e on {s}.t using hnsw (e extensions.vector_l2_ops);
create index "T e" on {q}."T x" using hnsw ("E x" extensions.vector_l2_ops);
-- finds
{s}.t_e
{q}."T e"
