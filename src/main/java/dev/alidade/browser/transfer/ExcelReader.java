package dev.alidade.browser.transfer;

import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an Excel workbook; formulas count with the value that Excel last computed. */
final class ExcelReader implements RecordReader {
    /** Excel keeps numbers as doubles and shows no more digits of them. */
    private static final MathContext EXACT = new MathContext(15);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final boolean[] kept;

    /**
     * @param header whether the first row is left out
     * @param kept for each column whether it is read
     */
    ExcelReader(Path file, boolean header, boolean[] kept) throws IOException {
        this.kept = kept.clone();
        try {
            book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (ExcelReaderException e) {
            throw new IOException(e);
        }
        stream = book.getFirstSheet().openStream();
        rows = stream.iterator();
        if (header) {
            nextFilled();
        }
    }

    /** The first rows that are not empty, all their columns. */
    List<List<@Nullable String>> first(int wanted) {
        var found = new ArrayList<List<@Nullable String>>();
        for (var row = nextFilled(); row != null; row = nextFilled()) {
            var values = new ArrayList<@Nullable String>();
            for (int i = 0; i < row.getCellCount(); i++) {
                values.add(text(row.getCell(i)));
            }
            found.add(values);
            if (found.size() == wanted) {
                break;
            }
        }
        return found;
    }

    @Override
    public boolean fill(RowBatch batch) {
        while (!batch.isFull()) {
            var row = nextFilled();
            if (row == null) {
                break;
            }
            add(batch, row);
        }
        return batch.records() > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }

    private @Nullable Row nextFilled() {
        while (rows.hasNext()) {
            var row = rows.next();
            if (row.stream().anyMatch(cell -> text(cell) != null)) {
                return row;
            }
        }
        return null;
    }

    private void add(RowBatch batch, Row row) {
        var original = row.stream().map(cell -> String.valueOf(text(cell))).collect(Collectors.joining(" | "));
        for (var cell : row) {
            if (cell == null || text(cell) == null) {
                continue;
            }
            if (cell.getColumnIndex() >= kept.length) {
                batch.reject(new Reject(row.getRowNum(), Messages.text("transfer.reject.tooWide"), original));
                return;
            }
            if (cell.getType() == CellType.ERROR) {
                batch.reject(new Reject(
                        row.getRowNum(),
                        Messages.text(
                                "transfer.reject.excelError", cell.getAddress().toString(), cell.getRawValue()),
                        original));
                return;
            }
        }
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                continue;
            }
            var value = i < row.getCellCount() ? text(row.getCell(i)) : null;
            if (value == null) {
                batch.nullField();
            } else {
                var bytes = value.getBytes(StandardCharsets.UTF_8);
                batch.field(bytes, 0, bytes.length);
            }
        }
        var bytes = original.getBytes(StandardCharsets.UTF_8);
        batch.endRow(row.getRowNum(), bytes, 0, bytes.length);
    }

    private static @Nullable String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        return switch (cell.getType()) {
            case NUMBER -> isMoment(cell) ? moment(cell) : plain(cell.asNumber());
            case BOOLEAN -> cell.asBoolean() ? "true" : "false";
            case STRING -> cell.asString();
            default -> cell.getRawValue();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.round(EXACT).stripTrailingZeros().toPlainString();
    }

    private static String moment(Cell cell) {
        var moment = cell.asDate();
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) && !hasTime(cell)
                ? moment.toLocalDate().toString()
                : MOMENT.format(moment);
    }

    private static boolean isMoment(Cell cell) {
        var format = format(cell);
        return format.contains("yy") || (format.contains("d") && format.contains("m")) || hasTime(cell);
    }

    private static boolean hasTime(Cell cell) {
        return format(cell).contains("h");
    }

    /** The cell's number format without quoted words and colours, which may hold any letter. */
    private static String format(Cell cell) {
        var format = cell.getDataFormatString();
        return format == null || format.equalsIgnoreCase("General")
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
    }
}
