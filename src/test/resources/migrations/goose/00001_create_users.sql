-- +goose Up
create table users (id int);
-- +goose StatementBegin
create function touch() returns int language plpgsql as $$ begin return 1; end $$;
-- +goose StatementEnd

-- +goose Down
drop function touch();
drop table users;
