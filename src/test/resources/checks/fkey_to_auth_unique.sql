-- bad
create table {s}.t (id int primary key, email text constraint fk references auth.users (email));
create table {q}."T x" (id int primary key, phone text constraint "F k" references auth.users (phone));
-- good
create table {s}.t (id int primary key, user_id uuid references auth.users (id));
create index on {s}.t (user_id);
-- finds
{s}.t:fk
{q}."T x":"F k"
