-- bad
create table {s}.t (id int primary key, doc json);
create table {q}."T x" (id int primary key, "Do c" json);
create table {s}.root (id int primary key, doc json) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
-- good
create table {s}.t (id int primary key, doc jsonb);
-- finds
{s}.t:doc
{q}."T x":"Do c"
{s}.root:doc
