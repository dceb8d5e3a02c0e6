package dev.alidade.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmarks run, small; what they measure is nothing for a test. */
class BenchmarksRunIT {
    @ParameterizedTest
    @EnumSource
    void everyContestantReachesTheEnd(Benchmarks.Subject subject) throws Exception {
        try (var server = new BenchServer()) {
            var race = subject.race(server, Size.TINY);

            var result = race.run(Size.TINY.rounds());

            assertThat(result.lines())
                    .extracting(Race.Line::name)
                    .containsExactlyElementsOf(
                            race.contestants().stream().map(Contestant::name).toList());
            assertThat(result.lines()).allMatch(line -> line.median() > 0);
            assertThat(result.ratio(result.lines().getFirst())).isEqualTo(1.0);
            assertThat(result.text()).contains(race.title());
        }
    }
}
