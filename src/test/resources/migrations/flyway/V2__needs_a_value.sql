create table ${unknown}.t (id int);
