-- bad
create table {s}.t (id varchar(36) primary key, u text unique default gen_random_uuid()::text);
create table {q}."T x" ("I d" char(32) primary key);
-- good
create table {s}.t (id uuid primary key, code varchar(10) unique, remark varchar(36));
-- finds
{s}.t:id
{s}.t:u
{q}."T x":"I d"
