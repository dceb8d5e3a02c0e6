create table day_i (id int);
