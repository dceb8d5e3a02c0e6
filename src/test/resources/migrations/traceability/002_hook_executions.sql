create table hook_executions (id int);
