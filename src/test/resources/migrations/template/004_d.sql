create table ${schema}.t4 (id int);
