create table knowledge_base (id int);
