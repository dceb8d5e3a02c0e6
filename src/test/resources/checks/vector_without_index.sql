-- bad
create table {s}.t (id int primary key, e extensions.vector(3));
create table {q}."T x" (id int primary key, "E x" extensions.halfvec(3));
create table {s}.root (id int primary key, e extensions.vector(3)) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
-- good
create table {s}.t (id int primary key, e extensions.vector(3));
create index on {s}.t using hnsw (e extensions.vector_cosine_ops);
-- finds
{s}.t:e
{q}."T x":"E x"
{s}.root:e
