-- bad
create table {s}.t ();
create table {q}."T x" (a int);
alter table {q}."T x" drop column a;
-- good
create table {s}.t (id int primary key);
-- finds
{s}.t
{q}."T x"
