package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChecksTest {
    static final List<Check> ALL = Checks.all();

    @Test
    void everyCheckIsListedOnce() {
        assertThat(ALL).extracting(Check::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-z0-9_]+"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyCheckHasItsTexts(Check check) {
        var evidence = List.of(
                new Evidence("a", "one"),
                new Evidence("b", "two"),
                new Evidence("c", "three"),
                new Evidence("d", "four"),
                new Evidence("e", "five"),
                new Evidence("f", "six"));
        assertThat(check.title()).isNotBlank().doesNotEndWith(".");
        assertThat(check.why()).isNotBlank().endsWith(".");
        assertThat(check.advice()).isNotBlank().endsWith(".");
        assertThat(check.detail("public.it", evidence)).contains("public.it").doesNotContain("{");
        assertThat(check.source()).contains("May be wrong:", "Needs:", "order by");
        assertThat(check.rule().category().title()).isNotBlank();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyThresholdIsUsed(Check check) {
        var indirect = Set.of(Need.STATISTICS_DAYS);
        assertThat(check.rule().thresholds())
                .allMatch(t -> indirect.contains(t.name()) || check.source().contains(":" + t.name()));
    }

    @Test
    void everyCategoryAndLockHasAText() {
        for (var lock : Lock.values()) {
            assertThat(lock.meaning()).isNotBlank();
        }
        for (var category : Category.values()) {
            assertThat(Messages.text("check.category." + category.name())).isNotBlank();
        }
    }
}
