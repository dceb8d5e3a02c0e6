-- bad
create table {s}.parent (id int primary key);
create table {s}.child (id int primary key, parent_id int constraint a references {s}.parent constraint b references {s}.parent constraint c references {s}.parent on delete cascade);
create table {q}."T x" (id int primary key, "P id" int constraint "A" references {s}.parent constraint "B" references {s}.parent);
-- good
create table {s}.parent (id int primary key);
create table {s}.child (id int primary key, parent_id int references {s}.parent, other_id int references {s}.parent);
create index on {s}.child (parent_id);
create index on {s}.child (other_id);
-- finds
{s}.child:b
{s}.child:c
{q}."T x":"B"
