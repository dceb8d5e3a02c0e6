create table execution_traces (id int);
