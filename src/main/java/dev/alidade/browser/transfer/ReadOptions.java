package dev.alidade.browser.transfer;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a user knows of a file; what is null is looked for in the file itself.
 *
 * @param format kind of file
 * @param encoding character set
 * @param delimiter between the fields of separated values
 * @param header whether the first line names the columns
 * @param nullText what stands for NULL in separated values when it is not quoted; usually nothing
 * @param emptyAsNull whether a quoted empty field is NULL too
 */
public record ReadOptions(
        @Nullable TransferFormat format,
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable Boolean header,
        String nullText,
        boolean emptyAsNull) {
    /** Everything is looked for. */
    public static final ReadOptions USUAL = new ReadOptions(null, null, null, null, "", false);
}
