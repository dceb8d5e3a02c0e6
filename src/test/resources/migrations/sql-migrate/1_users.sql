-- +migrate Up notransaction
create table users (id int);
-- +migrate Down
drop table users;
