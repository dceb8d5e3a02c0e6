package dev.alidade.migration;

import dev.alidade.error.AppException;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares files with the statements that a history keeps. Remembers its verdicts; bounded; thread-safe. */
final class ContentComparison {
    private static final int LIMIT = 5_000;

    /** How a file differs from what was run. */
    enum Verdict {
        /** At most in blanks. */
        SAME,
        /** In comments. */
        COMMENTS,
        /** In what it does. */
        CHANGED,
        /** The file cannot be read, or is no SQL. */
        UNKNOWN
    }

    private record Pair(int file, int statements, int length, int hash) {}

    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>(64, 0.75f, true);

    Verdict compare(MigrationScript script, String statements) {
        if (script.kind() != Kind.SQL) {
            return Verdict.UNKNOWN;
        }
        var stored = ScriptText.of(statements);
        var pair = new Pair(script.checksum(), stored.checksum(), statements.length(), statements.hashCode());
        synchronized (verdicts) {
            var known = verdicts.get(pair);
            if (known != null) {
                return known;
            }
        }
        var verdict = read(script, stored);
        synchronized (verdicts) {
            verdicts.put(pair, verdict);
            if (verdicts.size() > LIMIT) {
                verdicts.remove(verdicts.keySet().iterator().next());
            }
        }
        return verdict;
    }

    private static Verdict read(MigrationScript script, ScriptText stored) {
        try {
            var file = ScriptText.read(script.file());
            if (file.sameButForBlanks(stored)) {
                return Verdict.SAME;
            }
            return file.sameButForComments(stored) ? Verdict.COMMENTS : Verdict.CHANGED;
        } catch (AppException e) {
            return Verdict.UNKNOWN;
        }
    }
}
