create table t_eleventh (id int);
