create table ${schema}.users (id bigint primary key);
