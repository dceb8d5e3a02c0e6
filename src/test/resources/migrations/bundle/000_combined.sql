-- everything in one file
create table one (id int);

create table  two (id int); -- second
create table three (id int);
