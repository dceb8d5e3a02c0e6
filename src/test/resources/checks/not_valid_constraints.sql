-- bad
create table {s}.parent (id int primary key);
create table {s}.child (id int primary key, parent_id int);
alter table {s}.child add constraint fk foreign key (parent_id) references {s}.parent not valid;
create table {q}."T x" (id int primary key);
alter table {q}."T x" add constraint "Ch k" check (id > 0) not valid;
-- good
create table {s}.parent (id int primary key);
create table {s}.child (id int primary key, parent_id int references {s}.parent, check (id > 0));
create index on {s}.child (parent_id);
-- finds
{s}.child:fk
{q}."T x":"Ch k"
