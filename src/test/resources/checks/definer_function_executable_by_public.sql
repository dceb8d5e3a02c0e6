-- bad
create function {s}.f() returns int language sql security definer set search_path = '' as 'select 1';
create function {q}."F x"(a int) returns int language sql security definer set search_path = '' as 'select 1';
grant execute on function {q}."F x"(int) to authenticated;
-- good
create function {s}.f() returns int language sql security definer set search_path = '' as 'select 1';
revoke execute on function {s}.f() from public;
-- finds
{s}.f
{q}."F x":"a integer"
