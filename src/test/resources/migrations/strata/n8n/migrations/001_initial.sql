create table workflow (id int);
