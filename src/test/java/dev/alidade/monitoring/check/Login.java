package dev.alidade.monitoring.check;

import dev.alidade.database.Database;
import dev.alidade.sandbox.TestDatabase;

/** As whom a check must work. */
public enum Login {
    SUPERUSER,
    SUPABASE;

    public Database open(TestDatabase sandbox) {
        return this == SUPERUSER ? sandbox.asSuperuser() : sandbox.asSupabaseRole();
    }
}
