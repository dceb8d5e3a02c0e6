-- bad
create table {s}.t (id int primary key, g extensions.geometry(Point,4326), p extensions.geography(Point,4326));
create table {q}."T x" (id int primary key, "G x" extensions.geometry(Point,4326));
create table {s}.root (id int primary key, g extensions.geometry(Point,4326)) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
-- good
create table {s}.t (id int primary key, g extensions.geometry(Point,4326), h extensions.geometry(Point,4326));
create index on {s}.t using gist (g);
create index on {s}.t using gist ((h::extensions.geography));
-- finds
{s}.t:g
{s}.t:p
{q}."T x":"G x"
{s}.root:g
