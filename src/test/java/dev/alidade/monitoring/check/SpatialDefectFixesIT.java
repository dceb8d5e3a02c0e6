package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As {@link DefectFixesIT}, for what needs PostGIS or pgvector. */
class SpatialDefectFixesIT extends FixJourneyContract {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DefectDatabase.PLATFORM);

    @Override
    boolean isMine(Defect defect) {
        return DefectDatabase.needsExtension(defect);
    }

    @Override
    void mended(Set<String> checks) {
        assertThat(checks).isNotEmpty();
    }
}
