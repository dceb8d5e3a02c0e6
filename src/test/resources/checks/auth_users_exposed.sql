-- bad
create view {s}.users as select id, email from auth.users;
create view {q}."Over it" as select id from {s}.users;
create materialized view {s}.copy as select id from auth.users;
grant select on {s}.users to anon;
grant select on {q}."Over it", {s}.copy to authenticated;
-- good
create view {s}.users with (security_invoker = on) as select id, email from auth.users;
create view {s}.closed with (security_invoker = on) as select id from auth.users;
grant select on {s}.users to anon;
-- exposed
-- finds
{s}.users
{q}."Over it"
{s}.copy
