package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxIT {
    private ScratchSandbox scratch;

    @BeforeEach
    void makesAUser() throws IOException {
        scratch = new ScratchSandbox();
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        scratch.close();
    }

    @Test
    void keepsItsDatabasesPortAndPasswordsOverARestart() {
        var first = scratch.start();
        first.createDatabase("harbour");
        assertThat(scratch.sandbox().status().running()).isTrue();

        scratch.sandbox().stop();
        assertThat(scratch.sandbox().status().state()).isEqualTo(SandboxStatus.State.STOPPED);
        assertThat(scratch.sandbox().running()).isEmpty();

        var second = scratch.start();
        assertThat(second.exists("harbour")).isTrue();
        assertThat(second.exists("nowhere")).isFalse();
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(second.uri(second.superuser("harbour"))).isEqualTo(first.uri(first.superuser("harbour")));
    }

    @Test
    void reusesTheServerThatRuns() {
        scratch.start();
        var pid = scratch.sandbox().status().pid();

        assertThat(scratch.start().port()).isEqualTo(scratch.sandbox().status().port());
        assertThat(scratch.sandbox().status().pid()).isEqualTo(pid);
        assertThat(scratch.sandbox().running()).isPresent();
    }

    @Test
    void resetMakesANewServerWithNewPasswords() {
        var old = scratch.start();
        old.createDatabase("harbour");

        var fresh = scratch.sandbox().reset(new Cancellation(), text -> {});

        assertThat(fresh.exists("harbour")).isFalse();
        assertThat(fresh.superuser("postgres").password())
                .isNotEqualTo(old.superuser("postgres").password());
    }

    @Test
    void absentUntilItsFirstStart() {
        assertThat(scratch.sandbox().status().state()).isEqualTo(SandboxStatus.State.ABSENT);
        scratch.sandbox().stop();
        assertThat(scratch.folder().base()).doesNotExist();
    }
}
