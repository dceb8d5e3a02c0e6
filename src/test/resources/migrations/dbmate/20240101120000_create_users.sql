-- migrate:up
create table users (id int);

-- migrate:down
drop table users;
