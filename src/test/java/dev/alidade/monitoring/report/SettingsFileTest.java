package dev.alidade.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.CheckSettings.Choice;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.check.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final List<Check> CHECKS = Checks.all();
    private static final Check UNUSED = check("unused_index");

    @TempDir
    private Path folder;

    @Test
    void withoutAFileEverythingIsAsPreset() {
        assertThat(file("staging").load(CHECKS)).isEqualTo(CheckSettings.preset());
        assertThat(file("staging").ofProfile()).isEmpty();
    }

    @Test
    void whatAProfileSaysCountsThereOverWhatIsSaidForAll() throws IOException {
        write("""
            exposed_schemas = public, api   # both
            [unused_index @ the big one]
            minimum_bytes = 1 GB
            run = yes

            [ unused_index ]
            # it is small
            minimum_bytes = 10 MB
            severity = Warning
            run = no
            """);
        var everywhere = file("staging").load(CHECKS);
        assertThat(everywhere.exposedSchemas()).containsExactly("public", "api");
        assertThat(everywhere.runs(UNUSED)).isFalse();
        assertThat(everywhere.severity(UNUSED)).isEqualTo(Severity.WARNING);
        assertThat(everywhere.thresholds(UNUSED))
                .containsEntry("minimum_bytes", 10L << 20)
                .containsEntry("statistics_days", 7L);
        var there = file("the big one").load(CHECKS);
        assertThat(there.runs(UNUSED)).isTrue();
        assertThat(there.severity(UNUSED)).isEqualTo(Severity.WARNING);
        assertThat(there.thresholds(UNUSED)).containsEntry("minimum_bytes", 1L << 30);
        assertThat(file("the big one").ofProfile()).containsExactly("unused_index");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[unused_indx]                                | 1 | no check unused_indx",
                "[unused_index]~severity = bad                | 2 | error, warning or info, not \"bad\"",
                "[unused_index]~run = maybe                   | 2 | yes or no",
                "[unused_index]~minimum_rows = 1              | 2 | minimum_bytes",
                "[unused_index]~minimum_bytes = -1            | 2 | whole number",
                "[unused_index]~statistics_days = 1 MB        | 2 | whole number",
                "[unused_index]~minimum_bytes = 999999999 TB  | 2 | whole number",
                "# ours~[unused_index]~run                    | 3 | neither",
                "run = no                                     | 1 | belongs under a check",
                "exposed_schemas =                            | 1 | names no schema",
                "[unused_index]~run = no~run = no             | 3 | already in line 2",
                "[unused_index]~~[unused_index]               | 3 | already in line 1",
                "[unused_index @ elsewhere]~run = perhaps     | 2 | yes or no",
            })
    void whatIsNotUnderstoodIsToldWithItsLine(String text, int line, String words) throws IOException {
        write(text.replace('~', '\n'));
        assertThatThrownBy(() -> file("staging").load(CHECKS)).isInstanceOfSatisfying(AppException.class, e -> {
            assertThat(e.problem().kind()).isEqualTo(ProblemKind.USAGE);
            assertThat(e.problem().message()).contains("line " + line + ": ").contains(words);
        });
        assertThatThrownBy(() -> file("staging").save(UNUSED, CheckSettings.AS_PRESET, false, CHECKS))
                .isInstanceOf(AppException.class);
        assertThat(folder.resolve(SettingsFile.NAME)).hasContent(text.replace('~', '\n'));
    }

    @Test
    void everyLineThatIsNotUnderstoodIsTold() throws IOException {
        write("run = no\n[unused_index]\nrun = x\n[nonsense]\n");
        assertThatThrownBy(() -> file(null).load(CHECKS))
                .hasMessageContainingAll("3 lines", "line 1:", "line 3:", "line 4:");
    }

    @Test
    void savingKeepsCommentsAndWhatOthersWrote() throws IOException {
        write("""
            # the team's
            [table_bloat]
            run = no # too slow here

            [unused_index]
            # half a year
            statistics_days = 180
            severity = error

            [dead_tuples]
            severity = info
            """);
        file(null)
                .save(
                        UNUSED,
                        CheckSettings.AS_PRESET.threshold("statistics_days", 90).threshold("minimum_bytes", 3 << 10),
                        false,
                        CHECKS);
        assertThat(folder.resolve(SettingsFile.NAME)).hasContent("""
            # the team's
            [table_bloat]
            run = no # too slow here

            [unused_index]
            # half a year
            statistics_days = 90
            minimum_bytes = 3 kB

            [dead_tuples]
            severity = info
            """);
        file(null).save(check("dead_tuples"), CheckSettings.AS_PRESET, false, CHECKS);
        assertThat(folder.resolve(SettingsFile.NAME)).content().doesNotContain("dead_tuples");
    }

    @Test
    void thousandRandomChoicesAreReadAsTheyWereWritten() {
        var random = new Random(7);
        var profiles = new String[] {"staging", "Über \"prod\" 😀", "a b"};
        for (int i = 0; i < 1000; i++) {
            var check = CHECKS.get(random.nextInt(CHECKS.size()));
            var profile = profiles[random.nextInt(profiles.length)];
            var wanted =
                    new Choice(random.nextBoolean() ? Severity.ERROR : Severity.INFO, random.nextBoolean(), Map.of());
            for (var threshold : check.rule().thresholds()) {
                long value = random.nextBoolean() ? random.nextInt(1000) : (long) random.nextInt(1000) << 20;
                wanted = wanted.threshold(threshold.name(), value);
            }
            boolean onlyHere = random.nextBoolean();
            file(profile).save(check, wanted, onlyHere, CHECKS);
            var settings = file(profile).load(CHECKS);
            assertThat(settings.runs(check)).isEqualTo(!wanted.off());
            assertThat(settings.severity(check)).isEqualTo(wanted.severity());
            assertThat(settings.thresholds(check)).isEqualTo(wanted.thresholds());
        }
    }

    @Test
    void theFileToBeginWithSaysNothing() throws IOException {
        write(String.join("\n", SettingsFile.template(CHECKS)));
        assertThat(file("staging").load(CHECKS)).isEqualTo(CheckSettings.preset());
        write(String.join("\n", SettingsFile.template(CHECKS)).replaceAll("(?m)^# (?=\\w+ = )", ""));
        var settings = file("staging").load(CHECKS);
        for (var check : CHECKS) {
            assertThat(settings.severity(check)).isEqualTo(check.rule().severity());
            assertThat(settings.thresholds(check))
                    .isEqualTo(CheckSettings.preset().thresholds(check));
        }
    }

    private SettingsFile file(@org.jspecify.annotations.Nullable String profile) {
        return new SettingsFile(folder.resolve(SettingsFile.NAME), profile);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(SettingsFile.NAME), text);
    }

    private static Check check(String id) {
        return CHECKS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
