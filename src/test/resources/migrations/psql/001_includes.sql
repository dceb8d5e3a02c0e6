\set ON_ERROR_STOP on
\echo hello
select 1;
\ir parts/tables.sql
