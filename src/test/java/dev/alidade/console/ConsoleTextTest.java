package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTextTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
            select 1|;select 2       ==> select 1
            select 1;|select 2       ==> select 2
            select 1; |              ==> select 1
            |  select 1; select 2    ==> select 1
            select 'a;b|'; select 2  ==> select 'a;b'
            """)
    void findsTheStatementThatIsMeant(String text, String expected) {
        int caret = text.indexOf('|');
        assertThat(ConsoleText.of(text.replace("|", "")).at(caret))
                .hasValueSatisfying(s -> assertThat(s.sql()).isEqualTo(expected));
    }

    @Test
    void findsTheStatementBeforeTheCaretOnItsLineAndTheNextOneBelow() {
        var text = "select 1; -- one\n\n\nselect 2";
        assertThat(ConsoleText.of(text).at(12).orElseThrow().sql()).isEqualTo("select 1");
        assertThat(ConsoleText.of(text).at(18).orElseThrow().sql()).isEqualTo("select 2");
        assertThat(ConsoleText.of("  -- nothing").at(3)).isEmpty();
    }

    @Test
    void keepsDataOfACopyWithItsStatement() {
        var text = "copy t from stdin;\n1\n2\n\\.\nselect 1";
        var statements = ConsoleText.of(text).statements();
        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().data()).isEqualTo("1\n2\n");
        assertThat(text.substring(statements.get(1).start())).isEqualTo("select 1");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
            select :a, :b_2, :a            ==> a,b_2
            select ':a', ":b", a::int      ==> ~~
            select 1 -- :no                ==> ~~
            select a[1:n], f(x := 2)       ==> ~~
            select $$ :no $$, $x$ :no $x$  ==> ~~
            select E'\\' :no', :yes        ==> yes
            select x where y=:y::int       ==> y
            """)
    void findsParametersOutsideQuotesCommentsAndCasts(String sql, String expected) {
        assertThat(String.join(",", Binding.of(sql).distinctNames())).isEqualTo(expected);
    }

    @Test
    void findsPlacesOfTheServerInWhatWasTyped() {
        var sql = "select :long_name, '??', a ? :b, wrong";
        var binding = Binding.of(sql);
        var server = "select $1, '??', a ? $2, wrong";
        assertThat(binding.sql()).isEqualTo("select ?, '??', a ?? ?, wrong");
        assertThat(binding.sourceOffset(server.indexOf("wrong") + 1)).isEqualTo(sql.indexOf("wrong"));
        assertThat(binding.sourceOffset(server.indexOf("$2") + 1)).isEqualTo(sql.indexOf(":b"));
        assertThat(Binding.of("select '😀', wrong").sourceOffset(13)).isEqualTo("select '😀', wrong".indexOf("wrong"));
    }

    @Test
    void knowsWhatLooksHarmless() {
        assertThat(ConsoleText.of(
                                "select 1; show all; with a as (select 1) table a; copy t to stdout; explain select 1")
                        .statements())
                .allMatch(ConsoleStatement::looksHarmless);
        assertThat(ConsoleText.of(
                                "delete from t; with d as (delete from t returning 1) select 1; select 1 into x; explain analyze delete from t; call p(); vacuum")
                        .statements())
                .noneMatch(ConsoleStatement::looksHarmless);
    }
}
