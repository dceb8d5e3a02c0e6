package dev.alidade.migration.ui;

/**
 * Where a run stands.
 *
 * @param script the file under way
 * @param number statement under way, from 1; 0 before the first
 * @param total statements of the file
 * @param line where the statement stands
 * @param summary its first line
 */
record RunProgress(String script, int number, int total, int line, String summary) {
    double fraction() {
        return total == 0 ? 0 : (double) Math.max(0, number - 1) / total;
    }
}
