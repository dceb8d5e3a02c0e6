package dev.alidade.browser.transfer;

import java.util.Locale;
import java.util.Optional;

/** The kinds of files that rows are written to, and some of them read from. */
public enum TransferFormat {
    /** Comma-separated, as RFC 4180 and PostgreSQL's COPY write it. */
    CSV("csv"),
    /** The same with tabs. */
    TSV("tsv", "tab"),
    /** One array of objects. */
    JSON("json"),
    /** One object a line. */
    NDJSON("ndjson", "jsonl"),
    /** INSERT statements. */
    SQL("sql"),
    /** A table in GitHub's spelling. */
    MARKDOWN("md"),
    /** A collection of features in longitude and latitude. */
    GEOJSON("geojson"),
    /** An Excel workbook. */
    EXCEL("xlsx");

    private final String extension;
    private final String other;

    TransferFormat(String extension) {
        this(extension, extension);
    }

    TransferFormat(String extension, String other) {
        this.extension = extension;
        this.other = other;
    }

    /** The usual ending of the file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether files of this kind can be imported. */
    public boolean isReadable() {
        return this == CSV || this == TSV || this == JSON || this == NDJSON || this == EXCEL;
    }

    /** What a file's name promises; {@code .gz} at its end is overlooked. */
    public static Optional<TransferFormat> ofFileName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        for (var format : values()) {
            if (plain.endsWith("." + format.extension) || plain.endsWith("." + format.other)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
