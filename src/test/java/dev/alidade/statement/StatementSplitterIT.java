package dev.alidade.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server takes as one script, it takes statement by statement as well. */
@ExtendWith(SandboxExtension.class)
class StatementSplitterIT {
    private static final int CASES = 300;
    private static final List<String> STATEMENTS = List.of(
            "select 1",
            "select 'it''s; fine', E'a\\'; b', U&'d\\0061t;a'",
            "select 1 as \"a;b\"\"c\"",
            "select $$ ; $x$ $$, $tag$ $$;$$ $tag$",
            "do $body$ begin perform ';'; end; $body$",
            "create table %1$s (id int, a$b text default 'x;y')",
            "create function %1$s() returns int language sql begin atomic select 1; select case when true then 2 end; end",
            "create function %1$s() returns text language plpgsql as $f$ begin return '--;'; end $f$",
            "create view %1$s as select (array[1,2,3])[1:2] as x, '{}'::jsonb ->> 'k' as y",
            "insert into base values (1, ';'), (2, '/* no */')",
            "create rule %1$s as on update to base do also (insert into base values (3, 'a'); insert into base values (4, 'b'))",
            "comment on table base is 'one; /* two'",
            "select 1 -- not the end;\n + 1",
            "select /* a /* nested; */ b; */ 2",
            "select 'one'\n  ' two;'",
            "");
    private static final List<String> GAPS =
            List.of("", " ", "\n", "\r\n", "-- a; comment\n", "/* b; /* c */ ' */", "\t");
    private static final String NOISE = "';\"$(-/*\n";

    @Test
    void everyPieceIsAcceptedWhereTheScriptIs(TestDatabase test, TestReporter reporter) {
        var database = test.asSuperuser();
        database.write(new Cancellation(), session -> {
            session.execute("create table base (id int, note text)");
            return true;
        });
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            var script = script(random, i);
            // the server's own parser finds the ends of the statements of a text that it is told to execute
            if (isAccepted(database, List.of("do $zz$ begin execute $yy$%s$yy$; end $zz$".formatted(script)))) {
                accepted++;
                var pieces = StatementSplitter.split(script).stream()
                        .filter(Piece::isRunnable)
                        .map(Piece::sql)
                        .toList();
                assertThat(isAccepted(database, pieces))
                        .as("seed %d, case %d:%n%s", seed, i, script)
                        .isTrue();
            }
        }
        reporter.publishEntry("splitter", accepted + " of " + CASES + " scripts accepted whole, seed " + seed);
        assertThat(accepted).isGreaterThan(CASES / 4);
    }

    private static String script(Random random, int number) {
        var script = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            script.append(GAPS.get(random.nextInt(GAPS.size())))
                    .append(STATEMENTS.get(random.nextInt(STATEMENTS.size())).formatted("o" + number + "_" + i))
                    .append(i + 1 < count || random.nextBoolean() ? ";" : "")
                    .append(GAPS.get(random.nextInt(GAPS.size())));
        }
        if (random.nextInt(4) == 0) {
            script.insert(random.nextInt(script.length() + 1), NOISE.charAt(random.nextInt(NOISE.length())));
        }
        return script.toString();
    }

    /** Runs them in one transaction that is taken back. */
    private static boolean isAccepted(Database database, List<String> statements) {
        try {
            database.write(new Cancellation(), session -> {
                statements.forEach(sql -> session.run(sql, _ -> {}));
                throw new TakenBack();
            });
            return true;
        } catch (TakenBack e) {
            return true;
        } catch (AppException e) {
            return false;
        }
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
