create table t_second (id int);
