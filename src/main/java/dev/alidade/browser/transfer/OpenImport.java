package dev.alidade.browser.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * A file while it is read.
 *
 * @param reader its records
 * @param disk counts what came from the disk
 */
record OpenImport(RecordReader reader, LongSupplier disk) implements Closeable {
    /** Opens the file of a plan, behind its header. */
    static OpenImport of(ImportPlan plan) throws IOException {
        var shape = plan.shape();
        if (shape.format() == TransferFormat.EXCEL) {
            return new OpenImport(new ExcelReader(shape.file(), shape.header(), plan.kept()), shape::bytes);
        }
        var open = SourceFile.open(shape.file(), shape.encoding());
        try {
            return new OpenImport(reader(plan, open), open.disk()::count);
        } catch (IOException | RuntimeException e) {
            open.utf8().close();
            throw e;
        }
    }

    long bytesRead() {
        return disk.getAsLong();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static RecordReader reader(ImportPlan plan, SourceFile.Open open) throws IOException {
        var shape = plan.shape();
        var objects = new JsonObjects(shape.columns(), plan.forms(), plan.kept());
        return switch (shape.format()) {
            case JSON -> new JsonReader(open.utf8(), objects);
            case NDJSON -> new JsonLinesReader(open.utf8(), objects);
            default -> {
                var csv = new CsvReader(open.utf8(), shape.delimiter(), plan.options(), plan.kept());
                if (shape.header()) {
                    csv.skipRecord();
                }
                yield csv;
            }
        };
    }
}
