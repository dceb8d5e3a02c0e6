create table t_tenth (id int);
