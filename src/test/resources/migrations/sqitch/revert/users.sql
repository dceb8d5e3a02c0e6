drop table app.users;
