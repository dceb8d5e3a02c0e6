-- bad
create sequence {s}.wide;
create table {s}.t (id int primary key default nextval('{s}.wide'));
create sequence {q}."Wi de" as int;
create table {q}."T x" ("I d" smallint primary key default nextval('{q}."Wi de"'));
-- good
create table {s}.t (id int generated always as identity primary key);
create sequence {s}.fits maxvalue 2147483647;
create table {s}.u (id int primary key default nextval('{s}.fits'));
-- finds
{s}.t:id
{q}."T x":"I d"
