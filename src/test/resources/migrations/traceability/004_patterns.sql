create table patterns (id int);
