create table day_b (id int);
