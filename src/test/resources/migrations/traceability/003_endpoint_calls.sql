create table endpoint_calls (id int);
