package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import java.util.Locale;

/** How a folder keeps its migrations. */
public enum Convention {
    /** {@code V1__create_users.sql}, rollback {@code U1__create_users.sql}. */
    FLYWAY,
    /** {@code 20240101120000_create_users.sql}, beside the Supabase CLI's settings. */
    SUPABASE,
    /** {@code 20240101120000_create_users.sql}, as many tools write it. */
    TIMESTAMP,
    /** {@code 001_create_users.sql}. */
    NUMBERED,
    /** {@code 001_create_users.up.sql} with {@code 001_create_users.down.sql}: golang-migrate, sqlx. */
    UP_DOWN,
    /** {@code -- +goose Up} and {@code -- +goose Down} in one file. */
    GOOSE,
    /** {@code -- migrate:up} and {@code -- migrate:down} in one file. */
    DBMATE,
    /** {@code -- +migrate Up} and {@code -- +migrate Down} in one file. */
    SQL_MIGRATE,
    /** A folder a migration with {@code up.sql} and {@code down.sql}; only shown. */
    DIESEL,
    /** {@code sqitch.plan} with deploy, revert and verify scripts; only shown. */
    SQITCH,
    /** {@code meta/_journal.json}; only shown. */
    DRIZZLE,
    /** Change logs; only shown. */
    LIQUIBASE,
    /** A folder a migration with {@code migration.sql}; only shown. */
    PRISMA,
    /** No migration found. */
    NONE;

    /** The stable word of the command line's output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The convention with this word. */
    public static Convention of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What people call it. */
    public String label() {
        return Messages.text("migration.convention." + id());
    }

    /** Whether its migrations are shown but never run. */
    public boolean isReadOnly() {
        return this == LIQUIBASE || this == PRISMA;
    }

    /** Whether more than the names of files says what its migrations are: folders, a plan, a journal. */
    public boolean hasOwnLayout() {
        return isReadOnly() || this == DIESEL || this == SQITCH || this == DRIZZLE;
    }

    /** Whether both directions are sections of one file. */
    boolean hasSections() {
        return this == GOOSE || this == DBMATE || this == SQL_MIGRATE;
    }
}
