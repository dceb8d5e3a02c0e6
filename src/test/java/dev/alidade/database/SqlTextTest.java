package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void turnsNamesIntoQuestionMarks() {
        var text = SqlText.parse("select :a, x::text where y = :b and z = :a");
        assertThat(text.sql()).isEqualTo("select ?, x::text where y = ? and z = ?");
        assertThat(text.parameters()).containsExactly("a", "b", "a");
    }

    @Test
    void leavesQuotesCommentsAndDollarQuotesAlone() {
        var source = "select ':a', \":b\", $$ :c $$, $t$ :d $t$ -- :e\n/* :f */ from t where g = :g";
        var text = SqlText.parse(source);
        assertThat(text.parameters()).containsExactly("g");
        assertThat(text.sql()).startsWith("select ':a', \":b\", $$ :c $$, $t$ :d $t$ -- :e\n/* :f */");
    }

    @Test
    void doublesQuestionMarksOfOperators() {
        assertThat(SqlText.parse("select j ? 'k', ':x?'").sql()).isEqualTo("select j ?? 'k', ':x?'");
    }

    @Test
    void survivesUnclosedQuotes() {
        assertThat(SqlText.parse("select 'open :a").parameters()).isEmpty();
        assertThat(SqlText.parse("select $$ open :a").parameters()).isEmpty();
    }

    @Test
    void slicesOfArraysAreNotParameters() {
        assertThat(SqlText.parse("select a[1:2], :n").parameters()).containsExactly("n");
    }
}
