package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.witness.Moves.Cell;
import dev.alidade.catalog.witness.Reversal.Outcome;
import dev.alidade.catalog.witness.Reversal.Verdict;
import dev.alidade.catalog.witness.Trial.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void aReportCanBeWrittenWhateverCharacterAReasonIsCutAt() {
        for (int start = 220; start <= 235; start++) {
            var tally = new Tally(List.of(new Cell("table", "create")));
            var why = "x".repeat(start) + "😀".repeat(20);
            tally.add(
                    List.of(new Cell("table", "create")),
                    new Judgement(new Outcome(Verdict.FAILED, why, ""), List.of()),
                    "1/1");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(tally.table()))
                    .isTrue();
            assertThat(tally.table()).contains("1  FAILED x");
        }
    }
}
