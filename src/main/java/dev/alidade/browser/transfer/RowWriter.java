package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows in one format, as they come. */
interface RowWriter {
    void begin(List<Row.Column> columns) throws IOException;

    /** One row, as PostgreSQL prints its values; null for NULL. */
    void row(@Nullable String[] values) throws IOException;

    /** After the last row. */
    void end() throws IOException;
}
