package dev.alidade.browser.transfer;

/**
 * How separated values are written.
 *
 * @param delimiter one ASCII character between fields
 * @param header whether the first line names the columns
 * @param nullText what stands for NULL, unquoted; the same text as a value is quoted
 * @param quoteAll whether every value is quoted; NULL never is
 * @param bom whether the file begins with the UTF-8 byte order mark, which Excel asks for
 */
public record CsvOptions(char delimiter, boolean header, String nullText, boolean quoteAll, boolean bom) {
    /** Commas, a header, NULL as nothing, quotes where needed. */
    public static final CsvOptions USUAL = new CsvOptions(',', true, "", false, false);

    public CsvOptions {
        if (delimiter >= 128 || delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == '\\') {
            throw TransferProblems.usage("transfer.export.delimiter", delimiter);
        }
        if (nullText.indexOf(delimiter) >= 0 || nullText.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '"')) {
            throw TransferProblems.usage("transfer.export.nullText", nullText);
        }
    }

    /** The same with another delimiter. */
    public CsvOptions delimitedBy(char other) {
        return new CsvOptions(other, header, nullText, quoteAll, bom);
    }
}
