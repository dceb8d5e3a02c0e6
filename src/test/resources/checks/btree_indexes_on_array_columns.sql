-- bad
create table {s}.t (id int primary key, tags text[]);
create index t_tags on {s}.t (tags);
create table {q}."T x" (id int primary key, "Ta gs" int[]);
create index "T tags" on {q}."T x" ("Ta gs");
-- good
create table {s}.t (id int primary key, tags text[], v int);
create index t_tags on {s}.t using gin (tags);
create index t_v on {s}.t (v);
-- finds
{s}.t_tags
{q}."T tags"
