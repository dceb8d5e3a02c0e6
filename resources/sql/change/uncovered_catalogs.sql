-- Finds: system catalogs beyond any snapshot to which the current transaction has written, and how often.
-- False positives: what was taken back to a savepoint counts, too.
-- Privilege: none. Minimum server version: 13. Needs track_counts.
select
    s.relname::text as catalog,
    s.n_tup_ins + s.n_tup_upd + s.n_tup_del as rows
from pg_catalog.pg_stat_xact_sys_tables s
where
    s.schemaname = 'pg_catalog'
    and s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
    and (
        s.relname in (
            'pg_authid', 'pg_auth_members', 'pg_database', 'pg_db_role_setting', 'pg_tablespace', 'pg_largeobject',
            'pg_largeobject_metadata', 'pg_seclabel', 'pg_shseclabel', 'pg_parameter_acl', 'pg_replication_origin'
        )
        or s.relname in ('pg_language', 'pg_transform', 'pg_am', 'pg_opclass', 'pg_opfamily')
        and not exists (
            select
            from pg_catalog.pg_stat_xact_sys_tables e
            where e.schemaname = 'pg_catalog' and e.relname = 'pg_extension' and e.n_tup_ins + e.n_tup_upd + e.n_tup_del > 0
        )
    )
order by 1;
