package dev.alidade.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.statement.Piece.Kind;
import dev.alidade.statement.Piece.Place;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
    private static final int CASES = 5_000;
    private static final List<String> FRAGMENTS = List.of(
            "select 1",
            ";",
            "'it''s; fine'",
            "E'a\\'; b'",
            "\"a;b\"\"c\"",
            "$$ ; $x$ $$",
            "$body$ begin; end; $body$",
            "$1",
            "a$b$c",
            "-- one; line\n",
            "/* a /* nested; */ b; */",
            "(",
            ")",
            "\n",
            "\r\n",
            " ",
            "copy t from stdin;\n1\t2\n\\.\n",
            "create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end",
            "\\i other.sql\n",
            "é漢😀",
            "\u00a0",
            "begin;",
            "commit;",
            "end",
            "'never closed",
            "/* never closed",
            "$t$ never closed",
            "\"never closed");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a;b'",
                "select E'it\\'s; fine', U&'d\\0061t;a'",
                "select \"a;b\"\"c;d\"",
                "select $$a;b$$, $tag$ $$;$$ $tag$",
                "/* a /* b; */ c; */ select 1 -- d; e\n + 1",
                "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))",
                "create or replace function f() returns int language sql begin atomic select 1; select 2; end",
                "create procedure p() begin atomic select case when true then 1 else 2 end; end",
                "do $$ begin perform 1; end $$",
                "select a$b$c, $1, '{}'::jsonb ? 'k'"
            })
    void keepsOneStatementWhole(String statement) {
        var pieces = StatementSplitter.split(statement + ";\nselect 2;");
        assertThat(pieces.stream().filter(Piece::isRunnable).map(Piece::sql))
                .hasSize(2)
                .last()
                .isEqualTo("select 2");
        assertThat(joined(pieces)).isEqualTo(statement + ";\nselect 2;");
    }

    @Test
    void separatesCopyFromItsData() {
        var script = "copy public.t (a, b) from stdin;\n1\tx;y\n2\t\\N\n\\.\n\nselect 1;";
        var pieces = StatementSplitter.split(script);
        assertThat(pieces).extracting(Piece::kind).containsExactly(Kind.COPY, Kind.COPY_DATA, Kind.STATEMENT);
        assertThat(pieces.get(1).copyLines()).isEqualTo("1\tx;y\n2\t\\N\n");
        assertThat(pieces.get(2).line()).isEqualTo(6);
    }

    @Test
    void copiesNothingWhenTheEndMarkFollowsAtOnce() {
        var pieces = StatementSplitter.split("copy t from stdin;\n\\.\n");
        assertThat(pieces.get(1).copyLines()).isEmpty();
    }

    @Test
    void leavesCopyFromAFileAlone() {
        var pieces = StatementSplitter.split("copy t from '/tmp/stdin';\nselect 1;");
        assertThat(pieces).extracting(Piece::kind).containsExactly(Kind.STATEMENT, Kind.STATEMENT);
    }

    @Test
    void countsLinesAndColumnsOfTheFirstWord() {
        var pieces = StatementSplitter.split("-- head\r\n\r\n  select 1; /* é */ select 2;\n\nselect 3");
        assertThat(pieces).extracting(p -> p.line() + ":" + p.column()).containsExactly("3:3", "3:21", "5:1");
    }

    @Test
    void findsThePlaceOfACharacterBehindWideOnes() {
        var piece = StatementSplitter.split("\n  select '😀',\n   nope;").getFirst();
        assertThat(piece.place(1)).isEqualTo(new Place(2, 3));
        assertThat(piece.place("select '?',\n   n".length())).isEqualTo(new Place(3, 4));
        assertThat(piece.place(10_000)).isEqualTo(new Place(3, 8));
    }

    @Test
    void recognisesPsqlCommands() {
        var pieces = StatementSplitter.split("\\set x 1\nselect 1;\n\\i other.sql");
        assertThat(pieces)
                .extracting(Piece::kind)
                .containsExactly(Kind.PSQL_COMMAND, Kind.STATEMENT, Kind.PSQL_COMMAND);
        assertThat(pieces.getLast().line()).isEqualTo(3);
    }

    @Test
    void sendsTheLastStatementWithoutSemicolonAndNoBlanks() {
        var pieces = StatementSplitter.split(";;\nselect 1\n-- the end\n");
        assertThat(pieces.stream().filter(Piece::isRunnable).map(Piece::sql)).containsExactly("select 1\n-- the end");
        assertThat(StatementSplitter.split("")).isEmpty();
        assertThat(StatementSplitter.split("-- nothing\n"))
                .extracting(Piece::kind)
                .containsExactly(Kind.BLANK);
    }

    @Test
    void piecesJoinedAreTheScriptWhateverItHolds(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("splitter", CASES + " random scripts, seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var script = random.ints(random.nextInt(30), 0, FRAGMENTS.size())
                    .mapToObj(FRAGMENTS::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            var pieces = StatementSplitter.split(script);
            assertThat(joined(pieces)).as("seed %d, case %d", seed, i).isEqualTo(script);
            assertThat(pieces).as("seed %d, case %d", seed, i).allSatisfy(p -> {
                assertThat(p.text()).isNotEmpty();
                assertThat(p.line()).isPositive();
                assertThat(p.column()).isPositive();
                assertThat(p.place(1)).isEqualTo(new Place(p.line(), p.column()));
            });
        }
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
