-- bad
create table {s}.t (id int primary key);
create policy admin on {s}.t using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');
create table {q}."T x" (id int primary key);
create policy "Ad min" on {q}."T x" for select using (exists (select from auth.users u where u.raw_user_meta_data ->> 'a' = 'b'));
-- good
create table {s}.t (id int primary key);
alter table {s}.t enable row level security;
create policy admin on {s}.t for select using ((select auth.jwt()) -> 'app_metadata' ->> 'role' = 'admin');
-- finds
{s}.t:admin
{q}."T x":"Ad min"
