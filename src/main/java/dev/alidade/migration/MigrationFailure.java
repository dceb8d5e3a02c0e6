package dev.alidade.migration;

import dev.alidade.error.Problem;
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
        MigrationScript script, int line, int column, String statement, Problem problem, int committedStatements) {}
