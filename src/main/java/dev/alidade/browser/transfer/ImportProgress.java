package dev.alidade.browser.transfer;

import org.jspecify.annotations.Nullable;

/**
 * How far a resumable import is, kept in a file. The last part is noted before its commit together with its transaction:
 * after an interruption the server itself says whether it was committed.
 *
 * @param identity the file, table and map that this belongs to
 * @param done what is certainly committed
 * @param pending what the last transaction would add; null when none was begun
 * @param transaction its number; null when none was begun
 */
public record ImportProgress(
        String identity,
        Mark done,
        @Nullable Mark pending,
        @Nullable String transaction) {
    /**
     * A place in the file.
     *
     * @param records records dealt with
     * @param rows rows in the table
     * @param rejected records that could not become rows
     * @param rejectBytes length of the reject file
     */
    public record Mark(long records, long rows, long rejected, long rejectBytes) {
        /** The start. */
        public static final Mark START = new Mark(0, 0, 0, 0);
    }

    static final ImportProgress NONE = new ImportProgress("", Mark.START, null, null);
}
