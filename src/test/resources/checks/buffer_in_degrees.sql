-- bad
create table {s}.t (id int primary key, g extensions.geometry(Point,4326));
create view {s}.v as select id, extensions.st_buffer(g, 50) as b from {s}.t;
create function {q}."F x"(g extensions.geometry) returns extensions.geometry language sql set search_path = extensions as 'select st_buffer(g, 50)';
-- good
create table {s}.t (id int primary key, g extensions.geometry(Point,4326));
create view {s}.v as select id, extensions.st_buffer(g::extensions.geography, 50) as b from {s}.t;
create view {s}.w as select id, extensions.st_buffer(extensions.st_transform(g, 3857), 50) as b from {s}.t;
create function {s}.f(g extensions.geometry) returns extensions.geometry language sql set search_path = extensions as 'select st_buffer(g::geography, 50)::geometry';
-- finds
{s}.v
{q}."F x":"g geometry"
