package dev.alidade.sandbox;

import dev.alidade.database.SqlQuery;

/** The queries a sandbox asks its server. */
enum SandboxQuery implements SqlQuery {
    DATABASE_EXISTS;

    @Override
    public String feature() {
        return "sandbox";
    }
}
