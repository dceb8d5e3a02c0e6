package dev.alidade.migration;

import dev.alidade.database.Session;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptSource;
import dev.alidade.migration.script.VerifyScript;

/** Runs what a folder has to check a migration with, right after it and in its transaction; nothing of that remains. */
final class Verification {
    private Verification() {}

    /**
     * Checks a migration.
     *
     * @throws ScriptFailed when the check fails, and with it the migration
     */
    static void run(Session session, MigrationScript script) {
        VerifyScript.of(script).ifPresent(verify -> {
            var body = script.body();
            var source = ScriptSource.whole(
                    body.source().folder(), body.source().folder().resolve(verify.name()));
            var own = new MigrationScript(
                    script.version(),
                    script.description(),
                    verify.name(),
                    new MigrationScript.Body(
                            source,
                            body.kind(),
                            body.checksum(),
                            verify.plan().mode(),
                            verify.plan().steps().size()),
                    null,
                    null);
            session.execute("savepoint alidade_verify");
            new ScriptRunner(_ -> {}).run(session, new PlannedScript(own, verify.plan()), null, ResumePoint.START);
            session.execute("rollback to savepoint alidade_verify; release savepoint alidade_verify");
        });
    }
}
