-- bad
create table {s}.t (id int primary key, e extensions.vector);
create table {q}."T x" (id int primary key, "E x" extensions.halfvec);
-- good
create table {s}.t (id int primary key, e extensions.vector(3));
-- finds
{s}.t:e
{q}."T x":"E x"
