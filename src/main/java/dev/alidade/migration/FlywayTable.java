package dev.alidade.migration;

import dev.alidade.database.Identifiers;

/**
 * Flyway's schema history in one schema.
 *
 * @param schema where it lies or will lie
 * @param exists whether it is there already
 */
record FlywayTable(String schema, boolean exists) {
    static final String NAME = "flyway_schema_history";

    private static final long LOCK_BASE = 77_431_708_279_161L;

    /** Schema and table, quoted. */
    String qualified() {
        return Identifiers.qualified(schema, NAME);
    }

    /** The number of the advisory lock under which Flyway writes this table. */
    long lockKey() {
        return LOCK_BASE + qualified().hashCode();
    }

    /** The table as Flyway makes it, but without a baseline row: needed where version 0 itself is a migration. */
    String createStatement() {
        return """
                create table if not exists %1$s (
                    "installed_rank" int not null,
                    "version" varchar(50),
                    "description" varchar(200) not null,
                    "type" varchar(20) not null,
                    "script" varchar(1000) not null,
                    "checksum" integer,
                    "installed_by" varchar(100) not null,
                    "installed_on" timestamp not null default now(),
                    "execution_time" integer not null,
                    "success" boolean not null,
                    constraint "flyway_schema_history_pk" primary key ("installed_rank")
                );
                create index if not exists "flyway_schema_history_s_idx" on %1$s ("success");
                """.formatted(qualified());
    }
}
