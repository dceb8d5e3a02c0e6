package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook: numbers, dates and truth values as Excel's own where Excel keeps them exactly, all else as text.
 * What does not fit on one sheet goes on on the next.
 */
final class ExcelWriter implements RowWriter {
    /** Excel's own limit. */
    private static final int SHEET_ROWS = 1_048_576;

    /** Excel's own limit of characters in a cell. */
    private static final int CELL_CHARACTERS = 32_767;

    /** Excel keeps numbers as doubles: more digits than this come back changed. */
    private static final int EXACT_DIGITS = 15;

    private static final int FLUSHED_ROWS = 512;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final Workbook book;
    private final List<Row.Column> columns = new ArrayList<>();
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    ExcelWriter(OutputStream out) {
        book = new Workbook(out, "Alidade", "1.0");
    }

    @Override
    public void begin(List<Row.Column> all) throws IOException {
        columns.addAll(all);
        nextSheet();
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        var current = sheet == null || row == SHEET_ROWS ? nextSheet() : sheet;
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value != null) {
                write(current, i, value);
            }
        }
        row++;
        if (row % FLUSHED_ROWS == 0) {
            current.flush();
        }
    }

    @Override
    public void end() throws IOException {
        book.finish();
    }

    private Worksheet nextSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        var next = book.newWorksheet("Rows" + (++sheets == 1 ? "" : " " + sheets));
        for (int i = 0; i < columns.size(); i++) {
            next.value(0, i, text(columns.get(i).name()));
            next.style(0, i).bold().set();
        }
        next.freezePane(0, 1);
        sheet = next;
        row = 1;
        return next;
    }

    private void write(Worksheet current, int column, String value) {
        switch (ValueKind.of(columns.get(column).type())) {
            case NUMBER -> number(current, column, value);
            case BOOLEAN -> current.value(row, column, value.startsWith("t"));
            case DATE, TIMESTAMP -> moment(current, column, value);
            default -> current.value(row, column, text(value));
        }
    }

    private void number(Worksheet current, int column, String value) {
        try {
            var exact = new BigDecimal(value);
            if (exact.precision() <= EXACT_DIGITS && Math.abs(exact.scale()) <= EXACT_DIGITS) {
                current.value(row, column, exact);
                return;
            }
        } catch (NumberFormatException _) {
            // NaN and infinities: text
        }
        current.value(row, column, value);
    }

    private void moment(Worksheet current, int column, String value) {
        try {
            var moment = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay()
                    : LocalDateTime.parse(value.replace(' ', 'T'));
            if (moment.getYear() > 1900
                    && moment.getYear() < 10_000
                    && moment.truncatedTo(ChronoUnit.MILLIS).equals(moment)) {
                current.value(row, column, moment);
                current.style(row, column)
                        .format(value.length() == 10 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss.000")
                        .set();
                return;
            }
        } catch (DateTimeParseException _) {
            // infinity, BC: text
        }
        current.value(row, column, value);
    }

    private String text(String value) {
        if (value.length() > CELL_CHARACTERS) {
            throw TransferProblems.refused("transfer.export.excelCell", CELL_CHARACTERS);
        }
        return FORBIDDEN.matcher(value).replaceAll("\uFFFD");
    }
}
