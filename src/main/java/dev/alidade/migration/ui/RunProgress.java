package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;

/**
 * Where a run stands.
 *
 * @param script the file under way
 * @param number statement under way, from 1; 0 before the first
 * @param total statements of the file
 * @param line where the statement stands
 * @param summary its first line
 * @param rows changed or returned by the file's statements so far
 */
record RunProgress(String script, int number, int total, int line, String summary, long rows) {
    double fraction() {
        return total == 0 ? 0 : (double) Math.max(0, number - 1) / total;
    }

    RunProgress withRows(long more) {
        return new RunProgress(script, number, total, line, summary, rows + Math.max(0, more));
    }

    /** The statement under way. */
    String statement() {
        return Messages.text(
                line > 0 ? "migration.cell.running" : "migration.cell.runningComputed",
                Integer.toString(number),
                Integer.toString(total),
                Integer.toString(line),
                summary);
    }

    /** In one line. */
    String text() {
        if (number == 0) {
            return script;
        }
        var text = script + ": " + statement();
        return rows == 0 ? text : text + " · " + Messages.text("migration.run.rows", rows);
    }
}
