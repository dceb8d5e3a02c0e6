-- bad
create table {s}.root (id int primary key) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
alter table {s}.leaf enable row level security;
create table {q}."Ro ot" (id int primary key) partition by hash (id);
create table {q}."Le af" partition of {q}."Ro ot" for values with (modulus 1, remainder 0);
alter table {q}."Le af" enable row level security;
-- good
create table {s}.root (id int primary key) partition by hash (id);
create table {s}.leaf partition of {s}.root for values with (modulus 1, remainder 0);
-- finds
{s}.root
{q}."Ro ot"
