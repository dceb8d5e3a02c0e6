-- superuser bad
create publication everything for all tables with (publish = 'insert');
-- finds
everything
-- as superuser
