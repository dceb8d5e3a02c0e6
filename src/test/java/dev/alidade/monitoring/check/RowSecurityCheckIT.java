package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Database;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SandboxExtension.class)
class RowSecurityCheckIT {
    @ParameterizedTest
    @EnumSource(Login.class)
    void findsTablesRootsAndPartitionsOfServedSchemas(Login login, TestDatabase sandbox) {
        var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, login.open(sandbox))
                .make("""
                    create schema "Ap i";
                    create schema hidden;
                    create table open_to_all (id int);
                    grant select on open_to_all to anon, authenticated;
                    create table closed (id int);
                    revoke all on closed from anon, authenticated, public;
                    create table hidden.secret (id int);
                    create table safe (id int);
                    alter table safe enable row level security;
                    create table root (id int) partition by hash (id);
                    create table leaf partition of root for values with (modulus 1, remainder 0);
                    alter table leaf enable row level security;
                    create table "Ap i"."T x" (id int)\
                    """);
        proof.finds("public.open_to_all", "public.closed", "public.root");
        assertThat(proof.result().assumptions()).hasSize(1);
        proof.exposing("public", "Ap i")
                .finds("public.open_to_all", "public.closed", "public.root", "\"Ap i\".\"T x\"");
        assertThat(proof.result().assumptions()).isEmpty();
        assertThat(proof.finding("public.open_to_all").severity()).isEqualTo(Severity.ERROR);
        assertThat(proof.finding("public.closed").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theServersOwnSettingSaysWhatIsServed(TestDatabase sandbox) {
        var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, sandbox.asSuperuser())
                .make("""
                    create schema api;
                    create table api.served (id int);
                    create table public.private (id int);
                    alter database "%s" set pgrst.db_schemas = 'api, other'\
                    """.formatted(sandbox.name()));
        proof.finds("api.served");
        assertThat(proof.result().assumptions()).isEmpty();
    }

    @Test
    void whereNothingSpeaksOfAnApiATableWithoutItIsNoError() {
        try (var server = new OwnServer();
                var database = Database.open(server.server().superuser("postgres"), () -> {})) {
            server.run("alter role anon rename to visitor", "alter role authenticated rename to member");
            var proof = CheckProof.of(RowSecurityCheck.RLS_DISABLED, database).make("create table public.t (id int)");
            assertThat(proof.finding("public.t").severity()).isEqualTo(Severity.INFO);
            server.run("alter database postgres set pgrst.db_schemas = 'public'");
            assertThat(proof.finding("public.t").severity()).isEqualTo(Severity.ERROR);
        }
    }

    @Test
    void withoutTheRightToLookNothingIsFine(TestDatabase sandbox) {
        for (var check : RowSecurityCheck.values()) {
            CheckProof.isNotFineWithout(sandbox, check, "pg_catalog.pg_class");
        }
    }
}
