-- +goose Up
create table more (id int);
-- +goose Down
-- nothing
