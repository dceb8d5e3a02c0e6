package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SandboxExtension.class)
class KeyCheckIT {
    @ParameterizedTest
    @EnumSource(Login.class)
    void findsTablesWithoutAPrimaryKey(Login login, TestDatabase sandbox) {
        var proof = CheckProof.of(KeyCheck.NO_PRIMARY_KEY, login.open(sandbox)).make("""
            create schema "Zw ei";
            create table bare (id int);
            create table unique_only (id int not null);
            create unique index unique_only_id on unique_only (id);
            create table "Zw ei"."T x" (a int);
            create table root (id int) partition by hash (id);
            create table leaf partition of root for values with (modulus 1, remainder 0);
            create table keyed (id int primary key);
            create table keyed_root (id int primary key) partition by hash (id);
            create table keyed_leaf partition of keyed_root for values with (modulus 1, remainder 0);
            create temporary table passing (id int);
            create view looking as select * from bare\
            """);
        proof.finds("public.bare", "public.unique_only", "\"Zw ei\".\"T x\"", "public.root");
        assertThat(proof.finding("public.unique_only").fixes())
                .extracting(Fix::choice)
                .containsExactly("promote", "identity");
        assertThat(proof.finding("public.bare").fixes())
                .singleElement()
                .satisfies(fix -> assertThat(fix.sql()).contains("\"row_id\""));
    }

    @Test
    void withoutTheRightToLookNothingIsFine(TestDatabase sandbox) {
        for (var check : KeyCheck.values()) {
            CheckProof.isNotFineWithout(sandbox, check, "pg_catalog.pg_class");
        }
    }
}
