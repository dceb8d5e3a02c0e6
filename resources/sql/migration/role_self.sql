-- Whom this session works as: the role that was set, none when none was, and the user whom it is now authorized as.
-- Privilege: none. Minimum server version: 13.
select pg_catalog.current_setting('role') as role, session_user::text as authorized
order by 1
