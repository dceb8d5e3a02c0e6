create table included (id int);
\ir more.sql
