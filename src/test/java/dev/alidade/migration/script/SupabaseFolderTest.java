package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupabaseFolderTest {
    @ParameterizedTest
    @ValueSource(strings = {"supabase", "supabase/supabase", "supabase/supabase/migrations"})
    void isFoundFromTheProjectDownwards(String place) {
        var folder = MigrationSets.read(place);
        assertThat(folder.convention()).isEqualTo(Convention.SUPABASE);
        assertThat(folder.path()).isEqualTo(MigrationSets.path("supabase/supabase/migrations"));
        assertThat(MigrationSets.names(folder))
                .containsExactly("20240101120000_create_users.sql", "20240102120000_add_name.sql");
        assertThat(folder.evidence()).anyMatch(e -> e.contains("Supabase"));
    }

    @Test
    void tellsTheSeedFromMigrations() {
        assertThat(MigrationSets.reason(MigrationSets.read("supabase"), "seed.sql"))
                .contains("Rows");
    }

    @Test
    void takesTimestampsElsewhereForTimestamps() {
        assertThat(MigrationSets.read("styles").convention()).isEqualTo(Convention.TIMESTAMP);
    }
}
