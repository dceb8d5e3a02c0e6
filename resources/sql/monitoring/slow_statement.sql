-- The statements of this database that took most time together since pg_stat_statements was reset, as that extension
-- keeps them: values replaced by $1, $2. Statements of other roles hide their text from roles without
-- pg_read_all_stats. The view is read from the schema that the extension lies in.
-- Needs: the extension pg_stat_statements, loaded with shared_preload_libraries. From PostgreSQL 13.
select
    s.queryid::text as statement_key,
    pg_catalog.pg_get_userbyid(s.userid)::text as role_name,
    s.calls,
    s.total_exec_time as total_ms,
    s.total_exec_time / nullif(sum(s.total_exec_time) over (), 0) as time_share,
    s.mean_exec_time as mean_ms,
    s.max_exec_time as longest_ms,
    s.rows as rows_returned,
    s.shared_blks_hit::double precision / nullif(s.shared_blks_hit + s.shared_blks_read, 0) as hit_share,
    s.temp_blks_written * pg_catalog.current_setting('block_size')::bigint as temp_bytes,
    s.query as statement
from pg_stat_statements s
where s.dbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
order by s.total_exec_time desc, statement_key
limit 200
