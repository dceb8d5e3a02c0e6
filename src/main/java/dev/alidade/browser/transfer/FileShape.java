package dev.alidade.browser.transfer;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like.
 *
 * @param file its place
 * @param bytes its size on disk
 * @param gzip whether it is compressed
 * @param format CSV, TSV, JSON, NDJSON or EXCEL
 * @param encoding character set
 * @param delimiter between fields of separated values
 * @param header whether the first record names the columns
 * @param columns names, from the header, the keys or made up
 * @param sample the first rows, a value for each column, null for NULL
 */
public record FileShape(
        Path file,
        long bytes,
        boolean gzip,
        TransferFormat format,
        Charset encoding,
        char delimiter,
        boolean header,
        List<String> columns,
        List<List<@Nullable String>> sample) {

    public FileShape {
        columns = List.copyOf(columns);
    }

    /** Whether it holds separated values. */
    public boolean isSeparated() {
        return format == TransferFormat.CSV || format == TransferFormat.TSV;
    }

    FileShape with(boolean headed, List<String> names, List<List<@Nullable String>> rows) {
        return new FileShape(file, bytes, gzip, format, encoding, delimiter, headed, names, rows);
    }
}
