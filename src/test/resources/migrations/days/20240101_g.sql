create table day_g (id int);
