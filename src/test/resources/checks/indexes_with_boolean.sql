-- bad
create table {s}.t (id int primary key, done boolean);
create index t_done on {s}.t (done);
create table {q}."T x" (id int primary key, done boolean);
create index "T done" on {q}."T x" (done);
create table {s}.root (id int, done boolean, primary key (id)) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
create index root_done on {s}.root (done);
-- good
create table {s}.t (id int primary key, done boolean, v int);
create index t_done on {s}.t (v) where done;
create index t_both on {s}.t (done, v);
-- finds
{s}.t_done
{q}."T done"
{s}.root_done
