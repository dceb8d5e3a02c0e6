package dev.alidade.console;

/**
 * What a plan is asked for.
 *
 * @param analyze whether the statement is run (and taken back) to measure it
 */
public record ExplainOptions(boolean analyze) {
    private static final int FIRST_WITH_WAL = 13;

    /** The word and its options, for a server of this major version. */
    String prefix(int major) {
        var options = new StringBuilder("explain (format json, settings");
        if (analyze) {
            options.append(", analyze, buffers");
            if (major >= FIRST_WITH_WAL) {
                options.append(", wal");
            }
        }
        return options.append(") ").toString();
    }
}
