create table day_next (id int);
