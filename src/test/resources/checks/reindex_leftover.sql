-- bad
create table {s}.t (id int primary key, v int);
create index t_v on {s}.t (v);
create index t_v_ccnew on {s}.t (v);
create table {q}."T x" (id int primary key, v int);
create index "T v_ccold1" on {q}."T x" (v);
-- superuser
update pg_catalog.pg_index set indisvalid = false where indexrelid in ('{s}.t_v_ccnew'::regclass, '{q}."T v_ccold1"'::regclass);
-- good
create table {s}.t (id int primary key, v int);
create index t_v_ccnew on {s}.t (v);
-- finds
{s}.t_v_ccnew
{q}."T v_ccold1"
