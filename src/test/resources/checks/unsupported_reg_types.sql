-- bad
create table {s}.t (id int primary key, f regprocedure);
create table {q}."T x" (id int primary key, "F x" regnamespace);
-- good
create table {s}.t (id int primary key, f regclass, r regrole);
-- finds
{s}.t:f
{q}."T x":"F x"
