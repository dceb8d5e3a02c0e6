-- bad
create table {s}.t (id int primary key, owner uuid);
create policy bare on {s}.t using (owner = auth.uid()) with check (owner = auth.uid());
create policy setting on {s}.t as restrictive for select to authenticated using (owner::text = current_setting('app.user', true));
create table {q}."T x" (id int primary key, role text);
create policy "Po l" on {q}."T x" for insert with check (role = auth.jwt() ->> 'role');
-- good
create table {s}.t (id int primary key, owner uuid);
alter table {s}.t enable row level security;
create policy wrapped on {s}.t using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
create policy setting on {s}.t as restrictive for select using (owner::text = (select current_setting('app.user', true)));
create policy deep on {s}.t as restrictive for select using ('x' = (select (auth.jwt() ->> 'role')));
-- finds
{s}.t:bare
{s}.t:setting
{q}."T x":"Po l"
