-- bad
create function {s}.f() returns int language sql security definer set search_path = '' as 'select 1';
create function {q}."F x"(a int) returns int language sql security definer set search_path = '' as 'select 1';
revoke execute on function {q}."F x"(int) from public;
grant execute on function {q}."F x"(int) to anon, authenticated;
create function {s}.tr() returns trigger language plpgsql security definer set search_path = '' as 'begin return new; end';
-- good
create function {s}.f() returns int language sql security definer set search_path = '' as 'select 1';
revoke execute on function {s}.f() from public;
create function {s}.plain() returns int language sql set search_path = '' as 'select 1';
-- exposed
-- finds
{s}.f
{q}."F x":"a integer"
