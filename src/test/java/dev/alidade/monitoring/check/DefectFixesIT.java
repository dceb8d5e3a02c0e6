package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every fix of every check, as a person applies it: run, looked at again, taken back. */
class DefectFixesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DefectDatabase.LEAN);

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
        var mended = new FixJourney(sandbox, login, folder)
                .thereAndBack(Defect.all().stream()
                        .filter(defect -> !DefectDatabase.needsExtension(defect))
                        .toList());
        assertThat(mended).hasSizeGreaterThan(30);
    }
}
