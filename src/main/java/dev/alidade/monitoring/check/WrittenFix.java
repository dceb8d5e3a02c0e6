package dev.alidade.monitoring.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fixes that a check's query writes itself, since it holds the definitions to go back to: {@code fix_do_1},
 * {@code fix_do_2} … and {@code fix_undo_1} …, or {@code fix_<word>_do_1} … where there is a choice. Without
 * statements there is no fix for the row; {@code fix_reads_bytes} is what must be read meanwhile.
 */
final class WrittenFix {
    private static final int MOST = 3;

    private WrittenFix() {}

    /** The one fix, under a lock. */
    static Fixer under(Lock lock) {
        return row -> written(row, "", lock).toList();
    }

    /** The one fix, which writes the whole table anew. */
    static Fixer rewriting() {
        return row ->
                written(row, "", Lock.ACCESS_EXCLUSIVE).map(Fix::rewriting).toList();
    }

    /** One fix for each word that the row has. */
    static Fixer choices(Lock lock, String... words) {
        return row -> Stream.of(words).flatMap(word -> written(row, word, lock)).toList();
    }

    /** The same for fixes that write the whole table anew. */
    static Fixer rewritingChoices(String... words) {
        return row -> Stream.of(words)
                .flatMap(word -> written(row, word, Lock.ACCESS_EXCLUSIVE))
                .map(Fix::rewriting)
                .toList();
    }

    private static Stream<Fix> written(CheckRow row, String word, Lock lock) {
        var prefix = word.isEmpty() ? "fix_" : "fix_" + word + "_";
        var statements = statements(row, prefix + "do_");
        var undo = statements(row, prefix + "undo_");
        return statements.isEmpty()
                ? Stream.empty()
                : Stream.of(new Fix(word, statements, undo, lock, false, row.number("fix_reads_bytes")));
    }

    private static List<String> statements(CheckRow row, String prefix) {
        var statements = new ArrayList<String>();
        for (int place = 1; place <= MOST; place++) {
            var statement = row.textOrNull(prefix + place);
            if (statement != null) {
                statements.add(statement);
            }
        }
        return statements;
    }
}
