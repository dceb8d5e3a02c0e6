-- bad
create table {s}.t (id int);
create table {q}."T x" (id int);
create table {s}.keyed (id int primary key);
create table {s}.whole (id int);
alter table {s}.whole replica identity full;
create table {s}.root (id int) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
create publication "nameless rows" for table {s}.t, {q}."T x", {s}.keyed, {s}.whole, {s}.root;
-- good
create table {s}.t (id int primary key);
create publication "named rows" for table {s}.t;
-- finds
{s}.t
{q}."T x"
{s}.leaf
