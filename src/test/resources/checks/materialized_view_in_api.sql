-- bad
create materialized view {s}.m as select 1 as one;
create materialized view {q}."M x" as select 1 as one;
grant select on {s}.m to anon, authenticated;
grant select on {q}."M x" to public;
-- good
create materialized view {s}.m as select 1 as one;
-- exposed
-- finds
{s}.m
{q}."M x"
