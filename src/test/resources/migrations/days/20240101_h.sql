create table day_h (id int);
