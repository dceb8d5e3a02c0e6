-- bad
create table {s}.t (id int primary key, g extensions.geometry);
insert into {s}.t values (1, 'SRID=4326;POINT(1 2)'), (2, 'SRID=3857;POINT(1 2)');
create table {q}."T x" (id int primary key, "G x" extensions.geometry);
insert into {q}."T x" values (1, 'SRID=4326;POINT(1 2)'), (2, 'POINT(1 2)');
-- good
create table {s}.t (id int primary key, g extensions.geometry check (extensions.st_srid(g) = 3857));
insert into {s}.t values (1, 'SRID=3857;POINT(1 2)'), (2, null);
-- finds
{s}.t:g
{q}."T x":"G x"
