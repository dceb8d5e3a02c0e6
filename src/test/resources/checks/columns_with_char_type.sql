-- bad
create table {s}.t (id int primary key, code char(5), flag char(1));
create table {q}."T x" (id int primary key, "Co de" char(3));
insert into {s}.t values (1, 'ab', 'x');
-- good
create table {s}.t (id int primary key, code text, flag char(1));
-- finds
{s}.t:code
{q}."T x":"Co de"
