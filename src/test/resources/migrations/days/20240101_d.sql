create table day_d (id int);
