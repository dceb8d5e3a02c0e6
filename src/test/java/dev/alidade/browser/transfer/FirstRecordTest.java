package dev.alidade.browser.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstRecordTest {
    /** Records stand between slashes, fields between blanks; a dash is nothing. */
    @ParameterizedTest
    @CsvSource({
        "id name/1 a/2 b, true",
        "1 a/2 b, false",
        "a b/c d, true",
        "id t n/1 text 1.5/2 other -, true",
        "t f/t f/f f, false",
        "id t/1 t/2 f, true",
        "t x/t y/f z, false",
        "t/some/words, true",
        "t, false",
        "a a/1 2, false",
        "id 2024/1 2, false",
        "a -/1 2, false",
        "a b/1/2 3 4, true",
        "known 7/1 2, false",
        "known other 7/1 2 3, true"
    })
    void namesAreToldFromValues(String records, boolean header) {
        var read = new ArrayList<List<@Nullable String>>();
        for (var record : records.split("/")) {
            read.add(Arrays.stream(record.split(" "))
                    .<@Nullable String>map(field -> field.equals("-") ? null : field)
                    .toList());
        }
        assertThat(FirstRecord.isHeader(read, List.of("known", "other"))).isEqualTo(header);
    }
}
