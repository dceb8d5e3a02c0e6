\i nowhere.sql
