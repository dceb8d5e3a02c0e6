package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An extension that is made again is as its script makes it: what somebody altered in it is lost, and that is said. */
@ExtendWith(SandboxExtension.class)
class CustomisedExtensionIT {
    private static final String COMPARISON =
            "create function compared(citext, text) returns int language sql immutable as 'select 0'";

    private static final List<String> OF_A_TYPE = List.of(
            "alter function citext_eq(citext, citext) cost 77",
            "alter function citext_eq(citext, citext) set work_mem = '1MB'",
            "alter function citext_eq(citext, citext) parallel unsafe",
            "alter function citext_eq(citext, citext) owner to anon",
            "grant execute on function citext_eq(citext, citext) to anon",
            "comment on function citext_eq(citext, citext) is 'x'",
            "comment on type citext is 'x'",
            "comment on cast (citext as text) is 'x'",
            "comment on operator = (citext, citext) is 'x'",
            "alter operator = (citext, citext) owner to anon",
            "alter operator family citext_ops using btree add function 1 (citext, text) compared(citext, text)",
            "revoke usage on type citext from public");

    private static final List<String> OF_A_TABLE = List.of(
            "comment on table spatial_ref_sys is 'x'",
            "comment on column spatial_ref_sys.srid is 'x'",
            "grant select on spatial_ref_sys to anon",
            "grant update (srtext) on spatial_ref_sys to anon",
            "alter table spatial_ref_sys enable row level security",
            "create policy own on spatial_ref_sys using (srid > 0)",
            "create index own on spatial_ref_sys (auth_srid)",
            "create rule own as on delete to spatial_ref_sys do instead nothing",
            "create trigger own before update on spatial_ref_sys for each row execute function"
                    + " suppress_redundant_updates_trigger()",
            "alter table spatial_ref_sys add constraint own check (srid > -9)",
            "alter table spatial_ref_sys add column own int default 7",
            "alter table spatial_ref_sys alter column srtext set statistics 7",
            "alter table spatial_ref_sys set (fillfactor = 50)",
            "alter view geometry_columns owner to anon",
            "comment on column geometry_columns.srid is 'x'");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void comesBackExactlyWhenNobodyAlteredIt(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, "create extension citext");
        var dropped = tried(database, "drop extension citext");
        assertThat(dropped.reasons()).extracting(Reason::text).isEmpty();
        assertThat(dropped.verdict()).isEqualTo(Verdict.EXACT);
    }

    @Test
    void whatWasAlteredInItDoesNotComeBack(TestDatabase test) {
        var database = test.asSuperuser();
        execute(database, "create extension citext; " + COMPARISON);
        OF_A_TYPE.forEach(change -> assertLost(change, tried(database, change, "drop extension citext cascade")));
    }

    @Test
    @Tag("long")
    void whatWasAlteredOnItsTablesDoesNotComeBack(TestDatabase test) {
        var database = test.asSuperuser();
        execute(database, "create extension if not exists postgis");
        OF_A_TABLE.forEach(change -> assertLost(change, tried(database, change, "drop extension postgis cascade")));
    }

    @Test
    void whatASuperuserAlteredInItDoesNotComeBackForAnotherRole(TestDatabase test) {
        execute(test.asSupabaseRole(), "create extension citext");
        for (var change : List.of(OF_A_TYPE.getFirst(), "comment on type citext is 'x'")) {
            execute(test.asSuperuser(), change);
            assertLost(change, tried(test.asSupabaseRole(), "drop extension citext cascade"));
            execute(test.asSupabaseRole(), "drop extension citext cascade; create extension citext");
        }
    }

    @Test
    void rowsOfAnExtensionsTablesAreLostWithIt(TestDatabase test) {
        execute(test.asSuperuser(), "create extension if not exists postgis");
        var dropped = tried(test.asSuperuser(), "drop extension postgis cascade");
        assertThat(dropped.reasons())
                .filteredOn(reason -> reason.code() == Reason.Code.TABLE_DROPPED)
                .extracting(Reason::subject)
                .singleElement()
                .asString()
                .contains("spatial_ref_sys");
        assertThat(dropped.verdict())
                .as("%s", dropped.reasons().stream().map(Reason::text).toList())
                .isEqualTo(Verdict.NEEDS_DATA);
    }

    @Test
    void alteringWhatBelongsToAnExtensionIsNeverExact(TestDatabase test) {
        var database = test.asSuperuser();
        execute(database, "create extension if not exists postgis; create extension citext");
        execute(database, COMPARISON);
        var changes = new ArrayList<>(OF_A_TYPE);
        changes.addAll(OF_A_TABLE);
        for (var change : changes) {
            assertThat(tried(database, change).verdict()).as(change).isNotIn(Verdict.EXACT, Verdict.COLUMN_ORDER);
        }
    }

    private static void assertLost(String change, Attempt attempt) {
        assertThat(attempt.verdict())
                .as(
                        "%s: %s",
                        change, attempt.reasons().stream().map(Reason::text).toList())
                .isEqualTo(Verdict.NOT_REVERSIBLE);
    }

    private static Attempt tried(Database database, String change) {
        return tried(database, "select 1", change);
    }

    /** Nothing of it stays. */
    private static Attempt tried(Database database, String before, String change) {
        return database.session(new Cancellation(), session -> {
            session.execute("begin");
            try {
                session.execute(before);
                var trial = Trial.begin(database, session, Limits.USUAL);
                session.execute(change);
                return trial.finish().computed();
            } finally {
                session.execute("rollback");
            }
        });
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
