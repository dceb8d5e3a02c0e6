package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SandboxExtension.class)
class IndexCheckIT {
    @ParameterizedTest
    @EnumSource(Login.class)
    void onlyAWholeValidLeadingIndexCoversAForeignKey(Login login, TestDatabase sandbox) {
        CheckProof.of(IndexCheck.UNINDEXED_FOREIGN_KEYS, login.open(sandbox))
                .make("""
                    create schema "Zw ei";
                    create table parent (id int primary key, a int, b int, unique (a, b));
                    create table bare (id int primary key, pid int constraint bare_fk references parent);
                    create table partial (pid int constraint partial_fk references parent);
                    create index on partial (pid) where pid < 5;
                    create table later (pid int constraint later_fk references parent, x int);
                    create index on later (x, pid);
                    create table expression (pid int constraint expression_fk references parent);
                    create index on expression ((pid + 0));
                    create table block (pid int constraint block_fk references parent);
                    create index on block using brin (pid);
                    create table half (a int, b int, constraint half_fk foreign key (a, b) references parent (a, b));
                    create index on half (a);
                    create table "Zw ei"."Or""der" ("Pa rent" int constraint "F K" references parent);

                    create table covered (pid int references parent, x int);
                    create index on covered (pid, x);
                    create table turned (a int, b int, foreign key (a, b) references parent (a, b));
                    create index on turned (b, a);
                    create table hashed (pid int references parent);
                    create index on hashed using hash (pid);
                    create table included (pid int references parent, x int);
                    create index on included (pid) include (x);
                    create table own_key (pid int primary key references parent)\
                    """)
                .finds(
                        "public.bare:bare_fk",
                        "public.partial:partial_fk",
                        "public.later:later_fk",
                        "public.expression:expression_fk",
                        "public.block:block_fk",
                        "public.half:half_fk",
                        "\"Zw ei\".\"Or\"\"der\":\"F K\"");
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void aPartitionedTableIsCoveredAsAWhole(Login login, TestDatabase sandbox) {
        CheckProof.of(IndexCheck.UNINDEXED_FOREIGN_KEYS, login.open(sandbox))
                .make("""
                    create table parent (id int primary key);
                    create table root_bare (id int, pid int constraint bare_fk references parent) partition by hash (id);
                    create table root_bare_0 partition of root_bare for values with (modulus 2, remainder 0);
                    create table root_bare_1 partition of root_bare for values with (modulus 2, remainder 1);
                    create index on root_bare_0 (pid);

                    create table root_each (id int, pid int references parent) partition by hash (id);
                    create table root_each_0 (pid int, id int);
                    alter table root_each attach partition root_each_0 for values with (modulus 1, remainder 0);
                    create index on root_each_0 (pid);
                    create table root_whole (id int, pid int references parent) partition by hash (id);
                    create table root_whole_0 partition of root_whole for values with (modulus 1, remainder 0);
                    create index on root_whole (pid);
                    create table root_invalid (id int, pid int constraint invalid_fk references parent) partition by hash (id);
                    create table root_invalid_0 partition of root_invalid for values with (modulus 1, remainder 0);
                    create index on only root_invalid (pid)\
                    """)
                .finds("public.root_bare:bare_fk", "public.root_invalid:invalid_fk");
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void duplicatesAreWholeTwinsAndTheNeededOneStays(Login login, TestDatabase sandbox) {
        CheckProof.of(IndexCheck.DUPLICATE_INDEX, login.open(sandbox))
                .make("""
                    create schema "Zw ei";
                    create table t (a int, b text, c int, primary key (a));
                    create unique index t_twin_of_key on t (a);
                    create index t_b1 on t (b);
                    create index t_b2 on t (b);
                    create index t_b_pattern on t (b text_pattern_ops);
                    create index t_b_down on t (b desc);
                    create index t_b_some on t (b) where a > 1;
                    create index t_b_c on t (b collate "C");
                    create index t_b_with on t (b) include (c);
                    create unique index t_c on t (c);
                    create index t_c_plain on t (c);
                    create table "Zw ei"."T x" ("A" int);
                    create index "One" on "Zw ei"."T x" ("A");
                    create index "Tw o" on "Zw ei"."T x" ("A");
                    create table root (id int, v int) partition by hash (id);
                    create table root_0 partition of root for values with (modulus 1, remainder 0);
                    create index root_v1 on root (v);
                    create index root_v2 on root (v)\
                    """)
                .finds("public.t_twin_of_key", "public.t_b2", "\"Zw ei\".\"Tw o\"", "public.root_v2");
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void theBeginningOfALongerIndexIsRedundant(Login login, TestDatabase sandbox) {
        CheckProof.of(IndexCheck.REDUNDANT_INDEX, login.open(sandbox))
                .make("""
                    create schema "Zw ei";
                    create table t (a int, b text, c int);
                    create index t_a on t (a);
                    create index t_a_b on t (a, b);
                    create index t_b on t (b);
                    create index t_b_twin on t (b);
                    create unique index t_c on t (c);
                    create index t_c_plain on t (c);
                    create index t_a_down on t (a desc);
                    create index t_a_some on t (a) where c > 1;
                    create index t_a_with on t (a) include (c);
                    create table keyed (a int, b int, primary key (a, b));
                    create unique index keyed_a on keyed (a);
                    create table "Zw ei"."T x" ("A" int, "B" int);
                    create index "Short" on "Zw ei"."T x" ("A");
                    create index "Lo ng" on "Zw ei"."T x" ("A", "B");
                    create table root (id int, v int) partition by hash (id);
                    create table root_0 partition of root for values with (modulus 1, remainder 0);
                    create index root_v on root (v);
                    create index root_v_id on root (v, id)\
                    """)
                .finds("public.t_a", "public.t_c_plain", "\"Zw ei\".\"Short\"", "public.root_v");
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void anIndexIsUnusedOnlyWhenNothingNeedsIt(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        var proof = CheckProof.of(IndexCheck.UNUSED_INDEX, database).make("""
            create schema "Zw ei";
            create table parent (id int primary key);
            create table t (a int, b int, c int, d int references parent, e int unique);
            create index t_never on t (a);
            create index t_used on t (b);
            create unique index t_unique on t (c);
            create index t_cover on t (d);
            create table "Zw ei"."T x" ("A" int);
            create index "Nev er" on "Zw ei"."T x" ("A");
            create table root (id int, v int) partition by hash (id);
            create table root_0 partition of root for values with (modulus 1, remainder 0);
            create index root_v on root (v);
            create index root_never on root (id, v);
            insert into t (a, b) select g, g from generate_series(1, 2000) g;
            insert into root select g, g from generate_series(1, 2000) g;
            analyze t; analyze root;
            set enable_seqscan = off;
            select * from t where b = 7;
            select * from root where v = 7;
            select pg_catalog.pg_stat_force_next_flush()\
            """);
        Awaitility.await().until(() -> scans(database, "t_used") > 0 && scans(database, "root_0_v_idx") > 0);
        proof.finds("public.t_never", "\"Zw ei\".\"Nev er\"", "public.root_never")
                .with("minimum_bytes", 10_000_000)
                .isSilent();
        var young = proof.with("statistics_days", 400).result();
        assertThat(young.verdict()).isEqualTo(CheckResult.Verdict.NOT_CHECKED);
        assertThat(young.reasons()).hasSize(1).first().asString().contains("400 days");
    }

    @Test
    void withoutTheRightToLookNothingIsFine(TestDatabase sandbox) {
        for (var check : IndexCheck.values()) {
            CheckProof.isNotFineWithout(sandbox, check, "pg_catalog.pg_index");
        }
    }

    private static long scans(Database database, String index) {
        return database.read(new Cancellation(), session -> {
            var found = new long[1];
            session.each(
                    "select idx_scan from pg_catalog.pg_stat_user_indexes where indexrelname = :name",
                    Parameters.of("name", index),
                    0,
                    row -> found[0] = row.bigint("idx_scan"));
            return found[0];
        });
    }
}
