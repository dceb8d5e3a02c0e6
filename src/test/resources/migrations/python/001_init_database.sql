create table agents (id int);
