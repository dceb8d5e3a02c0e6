create table :SCHEMA.t (id int);
