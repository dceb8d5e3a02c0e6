package dev.alidade.change.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A connection that dies at the very moment of the commit: what became of it is found out, not guessed. */
@ExtendWith(SandboxExtension.class)
class LostCommitIT {
    @TempDir
    private Path folder;

    @Test
    void whatTheServerCommittedIsToldAsDoneAndWhatItDidNotAsNotDone(TestDatabase test) throws IOException {
        RowBench.run(test.asSupabaseRole(), "create table items (id int primary key)");
        try (var wire = new CutWire(test.supabaseTarget())) {
            var bench = new RowBench(test.open(wire.target()), folder);
            var edit = RowBench.insert(Map.of("id", NewValue.of("1")));
            wire.arm(CutWire.Cut.BEFORE_COMMIT);
            assertThatThrownBy(() -> bench.apply("items", edit))
                    .asInstanceOf(type(AppException.class))
                    .extracting(e -> e.problem().code())
                    .isEqualTo("change.row.lost");
            assertThat(bench.content("items")).isEmpty();
            assertThat(bench.history()).isEmpty();
            wire.arm(CutWire.Cut.AFTER_COMMIT);
            var applied = bench.applied("items", edit);
            assertThat(bench.content("items")).containsExactly("(1)");
            assertThat(bench.history()).hasSize(1);
            assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
            assertThat(bench.content("items")).isEmpty();
        }
    }
}
