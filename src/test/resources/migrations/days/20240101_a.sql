create table day_a (id int);
