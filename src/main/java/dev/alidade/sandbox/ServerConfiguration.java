package dev.alidade.sandbox;

import java.nio.file.Path;

/** The text of the sandbox's configuration files. */
final class ServerConfiguration {
    /** Loopback with a SCRAM password is the only way in; nothing is trusted. */
    static final String ACCESS = """
            # written by Alidade
            host  all          all  127.0.0.1/32  scram-sha-256
            host  replication  all  127.0.0.1/32  scram-sha-256
            """;

    /** Makes the server read {@link #settings}; appended to {@code postgresql.conf}. */
    static final String INCLUDE = "\ninclude 'alidade.conf'\n";

    private static final String DURABLE = """
            shared_buffers = 128MB
            """;
    private static final String THROW_AWAY = """
            shared_buffers = 64MB
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            # it does not live that long: what is counted and tried here changes by nobody else's hand
            autovacuum_naptime = 20d
            """;

    private ServerConfiguration() {}

    /**
     * What differs from PostgreSQL's defaults. A failed statement is logged without its text, and utility statements
     * are not kept by pg_stat_statements: both may hold a password.
     *
     * @param statements whether pg_stat_statements is installed
     * @param durable false for throw-away servers: what they hold does not survive a crash of the machine
     */
    static String settings(int port, Path logs, boolean statements, boolean durable) {
        var preload = statements
                ? "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track_utility = off\n"
                : "";
        return """
                # written by Alidade at every start; your own settings belong into postgresql.auto.conf (alter system)
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'
                wal_level = logical
                max_wal_size = 1GB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                track_functions = all
                track_io_timing = on
                logging_collector = on
                log_directory = %s
                log_filename = 'server-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                log_file_mode = 0600
                log_line_prefix = '%%m [%%p] %%q%%u@%%d '
                log_statement = none
                log_min_error_statement = panic
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port, quote(logs.toString().replace('\\', '/')))
                + preload
                + (durable ? DURABLE : THROW_AWAY);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
