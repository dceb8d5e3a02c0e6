create table t_first (id int);
