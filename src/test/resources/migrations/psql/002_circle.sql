\i 002_circle.sql
