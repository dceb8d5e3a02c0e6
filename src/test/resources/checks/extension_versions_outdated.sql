-- superuser bad
create extension if not exists intarray schema extensions version '1.2';
-- finds
intarray
-- as superuser
