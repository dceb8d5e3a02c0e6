package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.OwnTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationNamesTest {
    @ParameterizedTest
    @CsvSource({
        "RIDER, 1",
        "ä, 1",
        "public., 2",
        "public.we, 1",
        "we\"ird, 1",
        "pg_class, 0",
        "app.o, 1",
        "' order ', 1"
    })
    void findsPartsOfNamesInAnyCase(String text, int found) {
        var names = new RelationNames(List.of(
                named("app", "order", false),
                named("pg_catalog", "pg_class", true),
                named("public", "rider", false),
                named("public", "we\"ird NÄME", false)));
        assertThat(names.matching(text, false, 10).shown()).hasSize(found);
    }

    @Test
    void showsHiddenOnesOnlyWhenAskedAndCountsWhatIsNotShown() {
        var names = new RelationNames(List.of(
                named("a", "t1", false), named("a", "t2", true), named("a", "t3", false), named("b", "t4", false)));
        assertThat(names.matching("t", true, 10).shown()).hasSize(4);
        var few = names.matching("t", false, 2);
        assertThat(few.shown()).extracting(found -> found.name().name()).containsExactly("t1", "t3");
        assertThat(few.more()).isEqualTo(1);
    }

    @Test
    void twentyFiveThousandNamesAreSearchedInMilliseconds() {
        var all = new ArrayList<NamedRelation>();
        for (int i = 0; i < 25_000; i++) {
            all.add(named("tenant_" + i / 500, "measurement_of_sensor_" + i, false));
        }
        var names = new RelationNames(all);
        assertThat(names.size()).isEqualTo(25_000);
        for (int warm = 0; warm < 20; warm++) {
            names.matching("sensor_" + warm, false, 1000);
        }
        var ten = OwnTime.of(() -> {
            for (int i = 0; i < 10; i++) {
                assertThat(names.matching("sensor_2" + i, false, 1000).shown()).isNotEmpty();
            }
        });
        assertThat(ten.dividedBy(10)).isLessThan(Duration.ofMillis(50));
    }

    private static NamedRelation named(String schema, String name, boolean hidden) {
        return new NamedRelation(new RelationName(schema, name), RelationKind.TABLE, false, hidden);
    }
}
