-- bad
create table {s}.t (id int primary key, price money);
create table {q}."T x" (id int primary key, "Pri ce" money);
insert into {s}.t values (1, 12.34);
-- good
create table {s}.t (id int primary key, price numeric(19,2));
-- finds
{s}.t:price
{q}."T x":"Pri ce"
