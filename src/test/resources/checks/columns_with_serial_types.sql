-- bad
create table {s}.t (id serial primary key);
create table {q}."T x" ("I d" bigserial primary key);
-- good
create table {s}.t (id int generated always as identity primary key);
-- finds
{s}.t:id
{q}."T x":"I d"
