-- Does: sets how values are written as text, until the transaction ends or they are set again, and tells how they were.
-- False positives: none.
-- Privilege: none. Minimum server version: 13.
with old as materialized (
    select
        pg_catalog.current_setting('timezone') as zone,
        pg_catalog.current_setting('datestyle') as dates,
        pg_catalog.current_setting('intervalstyle') as intervals,
        pg_catalog.current_setting('bytea_output') as bytes,
        pg_catalog.current_setting('extra_float_digits') as digits
)
select
    old.*,
    pg_catalog.set_config('timezone', :zone, true),
    pg_catalog.set_config('datestyle', :dates, true),
    pg_catalog.set_config('intervalstyle', :intervals, true),
    pg_catalog.set_config('bytea_output', :bytes, true),
    pg_catalog.set_config('extra_float_digits', :digits, true)
from old
order by 1;
