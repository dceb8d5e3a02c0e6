package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every fix of every check, as a person applies it: run, looked at again, taken back. */
class DefectFixesIT extends FixJourneyContract {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DefectDatabase.LEAN);

    @Override
    boolean isMine(Defect defect) {
        return !DefectDatabase.needsExtension(defect);
    }

    @Override
    void mended(Set<String> checks) {
        assertThat(checks).hasSizeGreaterThan(30);
    }
}
