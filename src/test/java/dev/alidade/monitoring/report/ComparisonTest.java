package dev.alidade.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "rls_disabled:public.flyway_schema_history, true",
                "columns_with_timestamp_without_zone:public.flyway_schema_history:installed_on, true",
                "indexes_with_boolean:public.flyway_schema_history_s_idx, true",
                "rls_disabled:\"My \"\".x\".flyway_schema_history, true",
                "no_primary_key:public.alembic_version, true",
                "unused_index:app.schema_migrations_pkey, true",
                "rls_disabled:public.orders, false",
                "rls_disabled:public.flyway_schema_history_of_ours, false",
                "rls_disabled:flyway_schema_history.orders, false",
                "rls_disabled:\"a.flyway_schema_history\".orders, false",
                "rls_disabled:public.orders:flyway_schema_history, false"
            })
    void leavesOutTheHistoriesOfToolsAndNothingElse(String key, boolean isHistory) {
        var comparison = new Comparison(List.of(), List.of(key), List.of(key));
        assertThat(comparison.withoutHistories().closed()).isEqualTo(isHistory ? List.of() : List.of(key));
        assertThat(comparison.withoutHistories().unknown()).isEqualTo(isHistory ? List.of() : List.of(key));
    }

    @Test
    void whatCouldNotBeLookedForIsNotClosed() {
        var now = new HealthReport(List.of(), List.of(), List.of());
        var comparison = Comparison.between(Set.of("rls_disabled:public.t"), now);
        assertThat(comparison.closed()).isEmpty();
        assertThat(comparison.unknown()).containsExactly("rls_disabled:public.t");
    }
}
