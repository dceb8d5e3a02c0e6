\i ../numbered/001_first.sql
