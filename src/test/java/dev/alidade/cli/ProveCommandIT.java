package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code migrations prove} says, and that rollback relies on it. */
@ExtendWith(SandboxExtension.class)
class ProveCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void whatWasAppliedWithoutProofIsProvenAndTakenBack(TestDatabase test) {
        var bench = new CommandBench(test.supabaseTarget(), place);
        bench.write("001_one.sql", "create table one (id int primary key);");
        bench.write("002_two.sql", "create table two (id int references one);");
        assertThat(bench.verb("apply", "--proof", "off")).isZero();
        assertThat(bench.verb("rollback", "--last", "--use", "computed")).isEqualTo(4);
        assertThat(bench.complained()).contains("migrations prove");
        assertThat(bench.verb("prove", "--json")).isZero();
        var told = CommandBench.json(bench.said());
        assertThat(told.get("obstacle").isNull()).isTrue();
        assertThat(told.get("proven"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.get("proof").asText()).isEqualTo("exact"));
        assertThat(bench.verb("prove")).isZero();
        assertThat(bench.said()).contains("Every applied migration was tried already.");
        assertThat(bench.verb("rollback", "--to", "0", "--json")).isZero();
        assertThat(bench.events().getLast().get("proof").asText()).isEqualTo("exact");
        assertThat(bench.states()).containsOnly("pending");
    }

    @Test
    void whereItEndsIsSaidWithTheReason(TestDatabase test) {
        var bench = new CommandBench(test.supabaseTarget(), place);
        bench.write("001_one.sql", "create table one (id int);");
        bench.write("002_two.sql", "create table two (id int);");
        assertThat(bench.verb("apply", "--proof", "off")).isZero();
        bench.write("002_two.sql", "create table two (id bigint);");
        assertThat(bench.verb("prove")).isEqualTo(1);
        assertThat(bench.said()).contains("001_one.sql  exact").doesNotContain("002_two");
        assertThat(bench.complained()).contains("002_two.sql was changed after it had been applied");
    }
}
