-- superuser
create schema if not exists pgmq;
create schema if not exists pgmq_public;
grant all on schema pgmq to postgres;
-- bad
create table pgmq.q_open (msg_id bigint primary key);
-- good
create table pgmq.q_closed (msg_id bigint primary key);
alter table pgmq.q_closed enable row level security;
-- exposes pgmq_public
-- finds
pgmq.q_open
