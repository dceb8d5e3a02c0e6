package dev.alidade.monitoring.check;

import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the fixes of every defect, whichever database it needs. */
abstract class FixJourneyContract {
    @TempDir
    private Path folder;

    /** Whether this database has what the defect needs. */
    abstract boolean isMine(Defect defect);

    /** Looks at the checks and choices that were taken there and back. */
    abstract void mended(Set<String> checks);

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
        var mine = Defect.all().stream().filter(this::isMine).toList();
        mended(new FixJourney(sandbox, login, folder).thereAndBack(mine));
    }
}
