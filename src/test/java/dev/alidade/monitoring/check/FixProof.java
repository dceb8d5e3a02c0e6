package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.monitoring.fix.FixService;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Applies every fix of a check's findings, one after the other, and takes each back: the dump is what it was. */
public final class FixProof {
    private final TestDatabase sandbox;
    private final Path folder;

    private FixProof(TestDatabase sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    /**
     * @param folder an empty one, for what is kept
     */
    public static FixProof in(TestDatabase sandbox, Path folder) {
        return new FixProof(sandbox, folder);
    }

    /** For each fix of each finding: apply, mended, undo, pg_dump as before; then all together. */
    public FixProof mendsAndUndoes(Check check, Login login) {
        var database = login.open(sandbox);
        var service = new FixService(database, new AppFolders(folder, folder, folder));
        var proof = CheckProof.of(check, database);
        var before = dump();
        var found = proof.findings();
        assertThat(found).isNotEmpty();
        int tried = 0;
        for (var finding : found) {
            for (var fix : finding.fixes()) {
                if (fix.canBeUndone()) {
                    once(service, proof, finding, fix);
                    assertThat(dump()).as(finding.key() + " " + fix.choice()).isEqualTo(before);
                    tried++;
                }
            }
        }
        assertThat(tried).as("fixes with a way back").isPositive();
        return this;
    }

    private void once(FixService service, CheckProof proof, Finding finding, Fix fix) {
        var never = new Cancellation();
        var outcome = service.apply(finding, fix, false, proof.settings(), never);
        assertThat(outcome.isMended()).as(finding.key() + " mended").isTrue();
        assertThat(proof.findings()).extracting(Finding::key).doesNotContain(finding.key());
        var kept = service.kept(never).getFirst();
        assertThat(kept.key()).isEqualTo(finding.key());
        assertThat(kept.canBeUndone()).isTrue();
        var undone = service.undo(kept, never);
        assertThat(undone.refusal()).as(finding.key() + " undone").isNull();
        assertThat(service.kept(never).getFirst().canBeUndone()).isFalse();
        assertThat(proof.findings()).extracting(Finding::key).contains(finding.key());
    }

    /** The schema as pg_dump prints it, line by line in any order: it orders twins by oid. */
    public String dump() {
        try {
            var server = sandbox.server();
            var process = new ProcessBuilder(
                            server.binaries().program("pg_dump").toString(), "--schema-only", sandbox.uri())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue()).as("pg_dump").isZero();
            var parts = text.replaceAll("(?m)^\\\\(un)?restrict .*\\n", "").split("(?m)^--\\n-- (?=Name: )", -1);
            Arrays.sort(parts);
            return String.join("", parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
