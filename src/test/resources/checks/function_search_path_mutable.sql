-- bad
create function {s}.f(a int) returns int language sql as 'select a';
create procedure {q}."P x"() language plpgsql as 'begin end';
-- good
create function {s}.f(a int) returns int language sql set search_path = '' as 'select a';
create function {s}.bound(a int) returns int language sql return a;
-- finds
{s}.f:"a integer"
{q}."P x"
