package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a snapshot does not see is named by its system catalog. */
@ExtendWith(SandboxExtension.class)
class CatalogGuardIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role membership | pg_auth_members | create role guard_a; create role guard_b; grant guard_a to guard_b
            role            | pg_authid | create role guard_c
            role's setting  | pg_db_role_setting | create role guard_d; alter role guard_d set work_mem = '1MB'
            comment on role | pg_shdescription | create role guard_e; comment on role guard_e is 'x'
            large object    | pg_largeobject_metadata | select pg_catalog.lo_create(0)
            rolled back     | pg_authid | savepoint s; create role guard_f; rollback to savepoint s
            """)
    void isNamedOnBothRoles(String kind, String catalog, String sql, TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            assertThat(uncovered(database, sql)).as(kind).contains("pg_catalog." + catalog);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operator class  | pg_opclass | create operator class g for type int using btree as operator 1 <, function 1 btint4cmp(int, int)
            operator family | pg_opfamily | create operator family g using btree
            conversion      | pg_conversion | create conversion g for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1
            access method   | pg_am | create access method g type table handler heap_tableam_handler
            parser          | pg_ts_parser | create text search parser g (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)
            template        | pg_ts_template | create text search template g (lexize = dsimple_lexize)
            transform       | pg_transform | create transform for int language sql (from sql with function prsd_lextype(internal))
            language        | pg_language | create language g handler plpgsql_call_handler
            subscription    | pg_subscription | create subscription g connection 'dbname=x' publication y with (connect = false)
            user mapping    | pg_user_mapping | create foreign data wrapper g; create server g foreign data wrapper g; create user mapping for public server g
            database        | pg_db_role_setting | do $$ begin execute format('alter database %I set work_mem = 1000', current_database()); end $$
            beside another  | pg_opfamily | create extension citext; create operator family g using btree
            """)
    void isNamedForTheSuperuser(String kind, String catalog, String sql, TestDatabase test) {
        assertThat(uncovered(test.asSuperuser(), sql)).as(kind).contains("pg_catalog." + catalog);
    }

    @Test
    void whatSnapshotsCoverPasses(TestDatabase test) throws IOException {
        var cases = Files.readString(Path.of("src/test/resources/catalog/changes.sql"));
        var base = cases.substring(cases.indexOf("--- base") + 8, cases.indexOf("--- schema created"));
        assertThat(uncovered(test.asSuperuser(), base)).isEmpty();
        assertThat(uncovered(test.asSuperuser(), "create extension citext; create extension btree_gist"))
                .isEmpty();
        assertThat(uncovered(
                        test.asSupabaseRole(),
                        "create table g (t text); insert into g select repeat('x', 9999); analyze g"))
                .isEmpty();
        assertThat(uncovered(test.asSupabaseRole(), "select 1")).isEmpty();
    }

    private static List<String> uncovered(Database database, String sql) {
        return database.session(new Cancellation(), session -> {
            session.execute("begin");
            try {
                session.execute("create table earlier (id int)");
                var guard = CatalogGuard.begin(session);
                session.execute(sql);
                return guard.uncovered(session);
            } finally {
                session.execute("rollback");
            }
        });
    }
}
