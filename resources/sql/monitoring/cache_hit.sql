-- Blocks of this database found in PostgreSQL's own buffers against blocks asked from the operating system since the
-- statistics were reset. A block read from the system may still have come from its cache: a low share is a question, not
-- a verdict.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select s.blks_hit as hit_blocks, s.blks_read as read_blocks
from pg_catalog.pg_stat_database s
where s.datname = pg_catalog.current_database()
