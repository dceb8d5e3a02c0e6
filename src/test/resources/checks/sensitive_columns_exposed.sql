-- bad
create table {s}.t (id int primary key, password_hash text, credit_card_number text);
create table {q}."T x" (id int primary key, "Api_Key" text) partition by hash (id);
create table {s}.granted (id int primary key, secret text, name text);
grant select on {s}.t, {q}."T x" to anon;
grant select (name) on {s}.granted to anon;
-- good
create table {s}.t (id int primary key, password_hash text);
alter table {s}.t enable row level security;
create policy mine on {s}.t for select to authenticated using (id = (select 1));
grant select on {s}.t to anon;
-- exposed
-- finds
{s}.t
{q}."T x"
