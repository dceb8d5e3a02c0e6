create table day_e (id int);
