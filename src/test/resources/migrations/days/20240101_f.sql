create table day_f (id int);
