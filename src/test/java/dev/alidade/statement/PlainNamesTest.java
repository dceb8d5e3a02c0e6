package dev.alidade.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "create table \"public\".\"street\" (\"id\" int)|create table public.street (id int)",
                "select \"Name\", \"we\"\"ird\", \"order\", \"user\", \"1st\"|select \"Name\", \"we\"\"ird\", \"order\", \"user\", \"1st\"",
                "select '\"id\"', $x$ \"id\" $x$ /* \"id\" */|select '\"id\"', $x$ \"id\" $x$ /* \"id\" */",
                "select U&\"id\" from \"t\"|select U&\"id\" from t",
                "cast(\"v\" as \"char\"), \"time\", \"json_table\"|cast(v as \"char\"), \"time\", \"json_table\"",
                "\"a\"\"b\"|\"a\"\"b\"",
                "as\"x\"y|as\"x\"y",
                "\"straße\", \"name\"|\"straße\", name"
            })
    void onlyQuotesThatAreNotNeededGo(String sql, String read) {
        assertThat(PlainNames.of(sql)).isEqualTo(read);
    }

    @Test
    void whatIsReadOnceStaysAsItIs() {
        var read = PlainNames.of("alter table \"a\".\"b\" add \"c\" text default 'x\"y\"'");
        assertThat(read).isEqualTo("alter table a.b add c text default 'x\"y\"'");
        assertThat(PlainNames.of(read)).isEqualTo(read);
    }
}
