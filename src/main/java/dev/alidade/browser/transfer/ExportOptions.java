package dev.alidade.browser.transfer;

/**
 * How rows are written.
 *
 * @param format kind of file
 * @param gzip whether it is compressed
 * @param csv for CSV and TSV; TSV takes everything but the delimiter
 * @param neutralise whether texts that a spreadsheet would run as a formula get an apostrophe before them (CSV, TSV)
 */
public record ExportOptions(TransferFormat format, boolean gzip, CsvOptions csv, boolean neutralise) {
    /** A format as it is usually written. */
    public static ExportOptions of(TransferFormat format) {
        return new ExportOptions(format, false, CsvOptions.USUAL, false);
    }

    /** The separator options that count for the format. */
    CsvOptions separated() {
        return format == TransferFormat.TSV ? csv.delimitedBy('\t') : csv;
    }
}
