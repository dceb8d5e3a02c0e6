create function greet() returns text language sql as $$ select '${name}' $$;
