package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a colleague's work meets ours, nobody is guessed to be the author; where it does not, ours stays proven. */
@ExtendWith(SandboxExtension.class)
class SharedObjectIT {
    private static final String BASE = "create table shared (id int primary key); insert into shared values (1)";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatBothHaveWrittenIsNotExactAndStaysOnTheWayBack(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(
                database,
                "grant select on shared to anon",
                "alter table shared enable row level security; create table ours (id int)");
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.UNTRIED);
        assertThat(evidence.computed().reasons())
                .filteredOn(reason -> reason.code() == Reason.Code.UNATTRIBUTED)
                .extracting(Reason::subject)
                .singleElement()
                .asString()
                .contains("public.shared", "row security");
        var result = database.write(
                new Cancellation(),
                session -> new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(2))
                        .run(session, new Acceptance(false, false)));
        assertThat(result.isDone()).as("%s", result.refusal()).isTrue();
        var now = new CatalogReader().read(database, new Cancellation());
        assertThat(now.contains(table("ours"))).isFalse();
        var shared = now.object(table("shared"));
        assertThat(shared).asString().contains("anon");
        assertThat(shared).hasToString(String.valueOf(evidence.after().object(table("shared"))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheyMadeAndWeTouchedIsAsked(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(
                database,
                "create table theirs (id int primary key)",
                "create table ours (id int); grant select on all tables in schema public to anon");
        assertThat(evidence.computed().reasons()).extracting(Reason::code).containsExactly(Reason.Code.UNATTRIBUTED);
        assertThat(evidence.uncertain()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExtensionOfAColleagueIsNoneOfOurs(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        var evidence = changed(test.asSuperuser(), database, "create extension hstore", "create table ours (id int)");
        assertThat(evidence.computed().reasons()).extracting(Reason::text).isEmpty();
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
        assertThat(DifferenceText.lines(evidence.effects())).noneMatch(line -> line.contains("hstore"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, create table ours (id int)",
        "false, create table ours (id int)",
        "true, drop table passing",
        "false, drop table passing",
    })
    void whatNoSnapshotHoldsIsNotSaidToBeOursWhileOthersWork(boolean superuser, String ours, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE + "; create table passing (id int)");
        execute(test.asSuperuser(), "create extension citext");
        var evidence = changed(
                test.asSuperuser(),
                database,
                "comment on function citext_eq(citext, citext) is 'by a colleague'",
                ours);
        assertThat(evidence.computed().reasons()).isEmpty();
        assertThat(evidence.computed().verdict()).isEqualTo(Verdict.EXACT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNoSnapshotHoldsIsUncertainWhereNobodyElseSawTheBeginning(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        execute(database, BASE);
        execute(test.asSuperuser(), "create extension citext");
        var evidence = database.write(new Cancellation(), session -> {
            session.execute("create table earlier (id int)");
            var trial = Trial.begin(database, session, Limits.USUAL);
            execute(test.asSuperuser(), "comment on function citext_eq(citext, citext) is 'by a colleague'");
            session.execute("create table ours (id int)");
            return trial.finish();
        });
        assertThat(evidence.computed().reasons()).containsExactly(Reason.of(Reason.Code.FOREIGN, "extension citext"));
    }

    private static Evidence changed(Database database, String theirs, String ours) {
        return changed(database, database, theirs, ours);
    }

    /** They commit after our first look at the catalog and before our change. */
    private static Evidence changed(Database colleague, Database database, String theirs, String ours) {
        return database.write(new Cancellation(), session -> {
            var trial = Trial.begin(database, session, Limits.USUAL);
            execute(colleague, theirs);
            session.execute(ours);
            return trial.finish();
        });
    }

    private static ObjectId table(String name) {
        return new ObjectId(ObjectKind.TABLE, "public", null, name);
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
