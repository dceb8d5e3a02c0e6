package dev.alidade.migration.preflight;

import dev.alidade.i18n.Messages;

/**
 * One thing found before applying.
 *
 * @param level what it means for Apply
 * @param code stable word, the last part of its message's key
 * @param text in a sentence
 * @param cure what to do, in a sentence; empty where nothing is needed
 */
public record Finding(Level level, String code, String text, String cure) {

    /** What a finding means for Apply. */
    public enum Level {
        /** Apply would fail. */
        BLOCKING,
        /** The user has to agree. */
        CONFIRM,
        /** Worth knowing. */
        NOTE
    }

    static Finding of(Level level, String code, Object... arguments) {
        var key = "migration.preflight." + code;
        return new Finding(level, code, Messages.text(key, arguments), Messages.text(key + ".cure", arguments));
    }
}
