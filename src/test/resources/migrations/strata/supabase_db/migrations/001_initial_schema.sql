begin; create table knowledge_base (id int); commit;
