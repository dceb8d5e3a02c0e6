create table indexes (id int);
