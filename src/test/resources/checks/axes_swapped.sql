-- bad
create table {s}.t (id int primary key, g extensions.geometry(Point,4326));
insert into {s}.t values (1, 'SRID=4326;POINT(37.77 -122.42)');
create table {q}."T x" (id int primary key, "G x" extensions.geometry(Point,4326));
insert into {q}."T x" values (1, 'SRID=4326;POINT(200 10)');
-- good
create table {s}.t (id int primary key, g extensions.geometry(Point,4326));
insert into {s}.t values (1, 'SRID=4326;POINT(-122.42 37.77)'), (2, null);
-- finds
{s}.t:g
{q}."T x":"G x"
