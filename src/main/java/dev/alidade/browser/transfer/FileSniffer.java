package dev.alidade.browser.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into a file and says what it is; what the user knows already is not guessed. Reads about a megabyte of it. */
final class FileSniffer {
    /** Rows that are looked at for types. */
    static final int SAMPLE_ROWS = 1000;

    private static final int PROBE = 1 << 20;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final Path file;
    private final ReadOptions options;

    FileSniffer(Path file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * What the file looks like.
     *
     * @param known names of the target's columns: a first line that names some of them is a header; empty when not known
     */
    FileShape sniff(Collection<String> known) {
        if (!Files.isRegularFile(file)) {
            throw TransferProblems.usage("transfer.import.noFile", file.toString());
        }
        try {
            if (isWorkbook()) {
                return workbook(known);
            }
            boolean gzip = SourceFile.isPacked(file);
            var encoding = options.encoding() == null ? SourceFile.encoding(file) : options.encoding();
            if (encoding == null) {
                throw TransferProblems.usage("transfer.import.encoding", file.toString());
            }
            var head = head(encoding);
            var format = format(head);
            var shape = new FileShape(file, Files.size(file), gzip, format, encoding, ',', false, List.of(), List.of());
            return shape.isSeparated() ? separated(shape, head, known) : json(shape, head);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static RuntimeException failed(Path file, IOException why) {
        var said = why.getMessage() == null ? why.toString() : why.getMessage();
        return TransferProblems.failed("transfer.import.unreadable", file.toString(), said);
    }

    private boolean isWorkbook() {
        return options.format() == null
                ? TransferFormat.ofFileName(file.getFileName().toString()).orElse(TransferFormat.CSV)
                        == TransferFormat.EXCEL
                : options.format() == TransferFormat.EXCEL;
    }

    private FileShape workbook(Collection<String> known) throws IOException {
        List<List<@Nullable String>> records;
        try (var reader = new ExcelReader(file, false, new boolean[0])) {
            records = reader.first(SAMPLE_ROWS + 1);
        }
        if (records.isEmpty()) {
            throw TransferProblems.usage("transfer.import.empty", file.toString());
        }
        @Nullable String[] first = records.getFirst().toArray(String[]::new);
        boolean header = options.header() == null ? FirstRecord.isHeader(records, known) : options.header();
        var names = header ? unique(first) : numbered(first.length);
        var rows = new ArrayList<List<@Nullable String>>();
        for (var record : records.subList(header ? 1 : 0, records.size())) {
            var row = new ArrayList<@Nullable String>(record);
            while (row.size() < names.size()) {
                row.add(null);
            }
            rows.add(row.subList(0, names.size()));
        }
        return new FileShape(
                file, Files.size(file), false, TransferFormat.EXCEL, StandardCharsets.UTF_8, ',', header, names, rows);
    }

    private byte[] head(Charset encoding) throws IOException {
        try (var in = SourceFile.open(file, encoding).utf8()) {
            return in.readNBytes(PROBE);
        }
    }

    private TransferFormat format(byte[] head) {
        if (options.format() != null) {
            return options.format();
        }
        var named = TransferFormat.ofFileName(file.getFileName().toString()).orElse(TransferFormat.CSV);
        if (!named.isReadable()) {
            throw TransferProblems.usage("transfer.import.format", named.extension());
        }
        int first = 0;
        while (first < head.length && Character.isWhitespace(head[first])) {
            first++;
        }
        if (named == TransferFormat.JSON && first < head.length && head[first] == '{') {
            return TransferFormat.NDJSON;
        }
        return named;
    }

    private FileShape separated(FileShape shape, byte[] head, Collection<String> known) throws IOException {
        char delimiter = options.delimiter() == null ? delimiter(shape, head) : options.delimiter();
        var records = records(head, delimiter, SAMPLE_ROWS + 1);
        if (records.isEmpty()) {
            throw TransferProblems.usage("transfer.import.empty", file.toString());
        }
        var first = records.getFirst();
        var lists = new ArrayList<List<@Nullable String>>();
        records.forEach(record -> lists.add(Arrays.asList(record)));
        boolean header = options.header() == null ? FirstRecord.isHeader(lists, known) : options.header();
        var names = header ? unique(first) : numbered(first.length);
        var rows = new ArrayList<List<@Nullable String>>();
        for (var record : records.subList(header ? 1 : 0, records.size())) {
            if (record.length == names.size()) {
                rows.add(Arrays.asList(record));
            }
        }
        return new FileShape(
                file, shape.bytes(), shape.gzip(), shape.format(), shape.encoding(), delimiter, header, names, rows);
    }

    private char delimiter(FileShape shape, byte[] head) throws IOException {
        if (shape.format() == TransferFormat.TSV) {
            return '\t';
        }
        char best = ',';
        double bestScore = 0;
        for (char candidate : DELIMITERS) {
            var records = records(head, candidate, 50);
            if (records.isEmpty() || records.getFirst().length < 2) {
                continue;
            }
            int fields = records.getFirst().length;
            long same = records.stream().filter(r -> r.length == fields).count();
            double share = (double) same / records.size();
            double score = share * share * (10 + Math.min(fields, 100));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** The first records; one that the end of the probe cuts off is left out. */
    private List<@Nullable String[]> records(byte[] head, char delimiter, int wanted) throws IOException {
        int end = head.length;
        if (end == PROBE) {
            while (end > 0 && head[end - 1] != '\n') {
                end--;
            }
            end = end == 0 ? head.length : end;
        }
        var records = new ArrayList<@Nullable String[]>();
        var asItIs = new ReadOptions(null, null, null, null, options.nullText(), options.emptyAsNull());
        try (var reader = new CsvReader(new ByteArrayInputStream(head, 0, end), delimiter, asItIs, new boolean[0])) {
            var batch = new RowBatch(wanted);
            batch.clear(wanted);
            reader.fill(batch);
            for (int i = 0; i < batch.count(); i++) {
                records.add(batch.values(i, fields(batch, i)));
            }
        }
        return records;
    }

    private static int fields(RowBatch batch, int row) {
        int fields = 1;
        for (int i = batch.start(row); i < batch.end(row); i++) {
            if (batch.bytes()[i] == '\t') {
                fields++;
            }
        }
        return fields;
    }

    private static List<String> unique(@Nullable String[] first) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < first.length; i++) {
            var cell = first[i];
            var name = cell == null || cell.isBlank() ? "column_" + (i + 1) : cell;
            for (int n = 2; !names.add(name); n++) {
                name = cell + "_" + n;
            }
        }
        return List.copyOf(names);
    }

    private static List<String> numbered(int count) {
        var names = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return names;
    }

    private FileShape json(FileShape shape, byte[] head) throws IOException {
        var names = new LinkedHashSet<String>();
        int objects = 0;
        try (var in = new ByteArrayInputStream(head);
                var parser = JsonObjects.factory().createParser(in)) {
            int depth = shape.format() == TransferFormat.JSON ? 1 : 0;
            var first = parser.nextToken();
            if (first == null || (depth == 1 && first != JsonToken.START_ARRAY)) {
                throw TransferProblems.usage("transfer.import.noArray");
            }
            var token = depth == 1 ? parser.nextToken() : first;
            while (token == JsonToken.START_OBJECT && objects++ < SAMPLE_ROWS) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    names.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            if (names.isEmpty()) {
                throw TransferProblems.failed("transfer.import.json", 1, 1, JsonFault.of(e));
            }
        }
        if (names.isEmpty()) {
            throw TransferProblems.usage("transfer.import.empty", file.toString());
        }
        return shape.with(true, List.copyOf(names), sample(shape, head, List.copyOf(names)));
    }

    private static List<List<@Nullable String>> sample(FileShape shape, byte[] head, List<String> names)
            throws IOException {
        var kept = new boolean[names.size()];
        Arrays.fill(kept, true);
        var forms = names.stream().map(_ -> JsonObjects.Form.TEXT).toList();
        var objects = new JsonObjects(names, forms, kept);
        var rows = new ArrayList<List<@Nullable String>>();
        var in = new ByteArrayInputStream(head);
        var batch = new RowBatch(SAMPLE_ROWS);
        try (RecordReader reader = shape.format() == TransferFormat.JSON
                ? new JsonReader(in, objects)
                : new JsonLinesReader(in, objects)) {
            batch.clear(SAMPLE_ROWS);
            reader.fill(batch);
        } catch (RuntimeException _) {
            // the probe ends inside an object: what was read until there counts
        }
        for (int i = 0; i < batch.count(); i++) {
            rows.add(Arrays.asList(batch.values(i, names.size())));
        }
        return rows;
    }
}
