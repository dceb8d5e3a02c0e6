package dev.alidade.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement as a person typed it.
 *
 * @param sql the text for the server; where it has values, each stands as {@code ?} and a literal question mark is doubled
 * @param values one for each {@code ?}, as text in PostgreSQL's input syntax, null for NULL; the server infers the types.
 *     Empty: the text is sent as it is, question marks included
 * @param rows how many rows are wanted at most; {@link Long#MAX_VALUE} for all
 * @param reads whether rows come of it (SELECT, TABLE, VALUES, WITH, FETCH, EXECUTE, what has RETURNING): it is then read
 *     through a cursor, in a transaction of its own where none is open, so that memory holds one batch at a time
 * @param cellBytes how much of one value is wanted; of a statement that reads, a little more at most leaves the server.
 *     {@link Integer#MAX_VALUE} for all
 */
public record TypedStatement(String sql, List<@Nullable String> values, long rows, boolean reads, int cellBytes) {

    public TypedStatement {
        values = new ArrayList<>(values);
        if (rows < 0 || cellBytes < 0) {
            throw new IllegalArgumentException("rows: " + rows + ", bytes: " + cellBytes);
        }
    }

    /** A statement without values of which all rows are wanted. */
    public static TypedStatement of(String sql) {
        return new TypedStatement(sql, List.of(), Long.MAX_VALUE, false, Integer.MAX_VALUE);
    }

    @Override
    public List<@Nullable String> values() {
        return Collections.unmodifiableList(values);
    }
}
