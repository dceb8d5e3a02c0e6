-- bad
create table {s}.t (id int primary key, g extensions.geometry, p extensions.geometry(Point));
create table {q}."T x" (id int primary key, "G x" extensions.geometry(LineString));
-- good
create table {s}.t (id int primary key, g extensions.geometry(Point,4326), h extensions.geometry check (extensions.st_srid(h) = 3857), p extensions.geography);
-- finds
{s}.t:g
{s}.t:p
{q}."T x":"G x"
