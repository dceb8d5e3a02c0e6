/* TEMPLATE: schema */ create table t3 (id int);
