-- Settings whose value decides most about speed, with what they are now, and what is often better on a server of its own:
-- the memory advice of the five systems' migrations (work_mem for sorts, maintenance_work_mem for building vector and
-- other indexes), random_page_cost for disks without a moving arm, and time limits against transactions left open.
-- It cannot know the machine's memory or what else runs there: advice, not a verdict.
-- What Alidade sets for its own look (lock_timeout) is left out: the value is the one that sessions begin with.
-- may_database: ALTER DATABASE can set it and the role owns the database; may_system: ALTER SYSTEM can and the role may.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with advice (name, advised, is_met) as (
    values
        ('work_mem', '16MB', pg_catalog.pg_size_bytes(pg_catalog.current_setting('work_mem')) >= 16777216),
        ('maintenance_work_mem', '256MB',
            pg_catalog.pg_size_bytes(pg_catalog.current_setting('maintenance_work_mem')) >= 268435456),
        ('shared_buffers', '256MB',
            pg_catalog.pg_size_bytes(pg_catalog.current_setting('shared_buffers')) >= 268435456),
        ('effective_cache_size', '1GB',
            pg_catalog.pg_size_bytes(pg_catalog.current_setting('effective_cache_size')) >= 1073741824),
        ('random_page_cost', '1.1', pg_catalog.current_setting('random_page_cost')::double precision <= 2),
        ('idle_in_transaction_session_timeout', '5min',
            pg_catalog.current_setting('idle_in_transaction_session_timeout') <> '0'),
        ('lock_timeout', '10s',
            (select l.reset_val from pg_catalog.pg_settings l where l.name = 'lock_timeout') <> '0'),
        ('autovacuum', 'on', pg_catalog.current_setting('autovacuum') = 'on'),
        ('track_io_timing', 'on', pg_catalog.current_setting('track_io_timing') = 'on'),
        ('fsync', 'on', pg_catalog.current_setting('fsync') = 'on'),
        ('full_page_writes', 'on', pg_catalog.current_setting('full_page_writes') = 'on')
)
select
    a.name as setting_name,
    case when s.source = 'session' then s.reset_val || coalesce(' ' || s.unit, '') else pg_catalog.current_setting(a.name) end
        as current_value,
    a.advised as advised_value,
    a.is_met,
    nullif(s.source, 'session') as set_by,
    s.context as takes_effect,
    s.context in ('user', 'superuser') and pg_catalog.pg_has_role(d.datdba, 'member')
        and (s.context = 'user' or me.rolsuper) as may_database,
    me.rolsuper as may_system,
    s.short_desc as description
from advice a
join pg_catalog.pg_settings s on s.name = a.name
join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
join pg_catalog.pg_roles me on me.rolname = current_user
order by a.is_met, setting_name
