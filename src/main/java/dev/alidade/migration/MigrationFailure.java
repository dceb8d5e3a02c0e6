package dev.alidade.migration;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;

/**
 * Why and where a migration stopped.
 *
 * @param script the file
 * @param line in the file, from 1; 0 when no statement is to blame (commit, connection)
 * @param column from 1, in code points; 0 likewise
 * @param statement the text of the statement; empty likewise
 * @param problem what the server or Alidade said; its next step is the server's hint
 * @param committedStatements how many statements of this file stay committed; 0 when the whole file was taken back
 */
public record MigrationFailure(
        MigrationScript script, int line, int column, String statement, Problem problem, int committedStatements) {

    /** Whether it is a program, of which nobody can say how much it had committed. */
    public boolean isProgram() {
        return script.kind() == MigrationScript.Kind.PYTHON;
    }

    /** The problem with file and line in its detail, for where nothing else tells them. */
    public Problem located() {
        if (line == 0) {
            return problem;
        }
        var place = Messages.text("migration.script.place", script.name(), Integer.toString(line));
        return new Problem(
                problem.kind(),
                problem.code(),
                problem.message(),
                problem.nextStep(),
                problem.sqlState(),
                problem.detail() == null ? place : place + "\n" + problem.detail());
    }
}
