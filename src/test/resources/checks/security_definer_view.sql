-- bad
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create view {s}.v as select * from {s}.t;
create view {q}."V x" with (security_invoker = false) as select * from {s}.t;
grant select on {s}.v, {q}."V x" to anon;
-- good
create view {s}.v with (security_invoker = true) as select 1 as one;
create view {s}.closed as select 1 as one;
grant select on {s}.v to anon;
-- exposed
-- finds
{s}.v
{q}."V x"
