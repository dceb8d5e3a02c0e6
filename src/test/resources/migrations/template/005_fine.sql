create function f() returns text language sql as $$ select '${name} {{x}} :y' $$;
select '{{1,2},{3,4}}'::int[][], (array[1,2,3])[1:2], now()::date, '{"a": "${b}"}'::jsonb;
