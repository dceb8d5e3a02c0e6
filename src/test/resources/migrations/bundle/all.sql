\i 001_one.sql
\i 002_two.sql
\ir 003_three.sql
