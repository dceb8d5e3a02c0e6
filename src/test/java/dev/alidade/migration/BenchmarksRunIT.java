package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks of migrations run, small; what they measure is nothing for a test. */
class BenchmarksRunIT {
    @Test
    void everyContestantReachesTheEnd() throws Exception {
        try (var server = new BenchServer()) {
            for (var race :
                    List.of(new StatusBench(server, Size.TINY).race(), new ApplyBench(server, Size.TINY).race())) {
                var result = race.run(Size.TINY.rounds());

                assertThat(result.lines())
                        .extracting(Race.Line::name)
                        .containsExactlyElementsOf(
                                race.contestants().stream().map(c -> c.name()).toList());
                assertThat(result.lines()).allMatch(line -> line.median() > 0);
                assertThat(result.ratio(result.lines().getFirst())).isEqualTo(1.0);
                assertThat(result.text()).contains(race.title());
            }
        }
    }
}
