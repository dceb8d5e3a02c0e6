-- Settings that somebody changed: of the server, of this database, of the role, or of the session by its client. What
-- the installer always sets (locale, time zone, paths) is left out, and so is what a client says about itself.
-- Values are those that sessions begin with; who set one that this look itself overrides (its time limits) is null.
-- Settings that show paths or secrets are seen only by members of pg_read_all_settings.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.name as setting_name,
    case when s.source = 'session' then s.reset_val || coalesce(' ' || s.unit, '') else pg_catalog.current_setting(s.name, true) end
        as current_value,
    s.boot_val || case
        when s.unit is null then ''
        when s.unit ~ '^[0-9]' then ' × ' || s.unit
        else ' ' || s.unit
    end as default_value,
    nullif(s.source, 'session') as set_by,
    s.context as takes_effect,
    s.pending_restart as needs_restart,
    s.short_desc as description
from pg_catalog.pg_settings s
where s.source not in ('default', 'override', 'client', 'environment variable')
  and s.reset_val is distinct from s.boot_val
  and s.name !~ '^lc_'
  and s.name not in ('TimeZone', 'log_timezone', 'DateStyle', 'default_text_search_config', 'data_directory',
      'config_file', 'hba_file', 'ident_file', 'external_pid_file')
order by s.category, setting_name
