-- bad
create table {s}.t (id int primary key, e extensions.vector(3072));
create table {q}."T x" (id int primary key, "E x" extensions.vector(5000));
-- good
create table {s}.t (id int primary key, e extensions.vector(1536), h extensions.halfvec(3072));
create table {s}.covered (id int primary key, e extensions.vector(3072));
create index on {s}.covered using hnsw ((e::extensions.halfvec(3072)) extensions.halfvec_l2_ops);
-- finds
{s}.t:e
{q}."T x":"E x"
