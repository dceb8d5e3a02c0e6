package dev.alidade.monitoring.check;

import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** As {@link DefectFixesIT}, for what needs PostGIS or pgvector. */
class SpatialDefectFixesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DefectDatabase.PLATFORM);

    @TempDir
    private Path folder;

    @Test
    void theSupabaseLikeRoleAppliesEachFixAndTakesItBack(TestDatabase sandbox) throws IOException {
        thereAndBack(Login.SUPABASE, sandbox);
    }

    @Test
    @Tag("long")
    void aSuperuserAppliesEachFixAndTakesItBack(TestDatabase sandbox) throws IOException {
        thereAndBack(Login.SUPERUSER, sandbox);
    }

    private void thereAndBack(Login login, TestDatabase sandbox) throws IOException {
        new FixJourney(sandbox, login, folder)
                .thereAndBack(Defect.all().stream()
                        .filter(DefectDatabase::needsExtension)
                        .toList());
    }
}
