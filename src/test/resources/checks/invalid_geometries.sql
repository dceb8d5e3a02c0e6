-- bad
create table {s}.t (id int primary key, g extensions.geometry(Geometry,4326));
insert into {s}.t values (1, 'SRID=4326;POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))');
create table {q}."T x" (id int primary key, "G x" extensions.geometry(Polygon,4326));
insert into {q}."T x" values (1, 'SRID=4326;POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))');
-- good
create table {s}.t (id int primary key, g extensions.geometry(Polygon,4326));
insert into {s}.t values (1, 'SRID=4326;POLYGON((0 0, 1 0, 1 1, 0 0))'), (2, null);
-- finds
{s}.t:g
{q}."T x":"G x"
