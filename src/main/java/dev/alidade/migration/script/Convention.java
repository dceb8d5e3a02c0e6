package dev.alidade.migration.script;

import java.util.Locale;

/** How a folder names its migrations. */
public enum Convention {
    /** {@code V1__create_users.sql}, rollback {@code U1__create_users.sql}. */
    FLYWAY,
    /** {@code 20240101120000_create_users.sql}, as the Supabase CLI and others write it. */
    TIMESTAMP,
    /** {@code 001_create_users.sql}. */
    NUMBERED,
    /** {@code 001_create_users.up.sql} with {@code 001_create_users.down.sql}. */
    UP_DOWN,
    /** No migration found. */
    NONE;

    /** The stable word of the command line's output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
