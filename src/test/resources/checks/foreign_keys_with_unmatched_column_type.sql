-- bad
create table {s}.parent (id bigint primary key);
create table {s}.child (id int primary key, parent_id int references {s}.parent);
create index on {s}.child (parent_id);
create table {q}."T x" (id int primary key, "P id" int constraint "F k" references {s}.parent);
create index on {q}."T x" ("P id");
create table {s}.root (id int primary key, parent_id int constraint root_fk references {s}.parent) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
-- good
create table {s}.parent (id bigint primary key);
create table {s}.child (id int primary key, parent_id bigint references {s}.parent);
create index on {s}.child (parent_id);
-- finds
{s}.child:"child_parent_id_fkey.parent_id"
{q}."T x":"F k.P id"
{s}.root:"root_fk.parent_id"
