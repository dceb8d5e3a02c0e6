-- bad
create table {s}.t (id int primary key, owner text, room int);
create table {q}."T x" (id int primary key, "Own er" text not null, other text);
create unique index "by owner" on {q}."T x" ("Own er");
alter table {q}."T x" replica identity using index "by owner";
alter table {s}.t enable row level security;
alter table {q}."T x" enable row level security;
create policy mine on {s}.t for select using (owner = current_user and id > 0);
create policy room on {s}.t using (room > 0);
create policy "my own" on {q}."T x" for select using (other = current_user and "Own er" <> '');
create publication supabase_realtime_asks for table {s}.t, {q}."T x";
-- good
create table {s}.t (id int primary key, owner text);
create table {q}."T x" (id int primary key, owner text);
create table {s}.written (id int primary key, owner text);
alter table {s}.t enable row level security;
alter table {q}."T x" enable row level security;
alter table {s}.written enable row level security;
create policy by_key on {s}.t for select using (id > 0);
create policy mine on {q}."T x" for select using (owner = current_user);
create policy writes on {s}.written for update using (owner = current_user) with check (owner = current_user);
create policy reads on {s}.written for select using (id > 0);
alter table {q}."T x" replica identity full;
create publication supabase_realtime_asks for table {s}.t, {q}."T x", {s}.written;
-- finds
{s}.t
{q}."T x"
