create table day_c (id int);
