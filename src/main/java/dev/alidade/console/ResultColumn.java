package dev.alidade.console;

import dev.alidade.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result.
 *
 * @param name its label; may repeat
 * @param type as the server calls it: int8, timestamptz, geometry
 * @param origin the table's column that its values are; null where they are computed
 */
public record ResultColumn(String name, String type, Row.@Nullable Origin origin) {
    /** A column whose values are computed. */
    public ResultColumn(String name, String type) {
        this(name, type, null);
    }

    /** Whether values are written right-aligned. */
    public boolean isNumber() {
        return switch (type) {
            case "int2", "int4", "int8", "float4", "float8", "numeric", "oid", "money", "serial", "bigserial" -> true;
            default -> false;
        };
    }

    /** Whether values are JSON texts. */
    public boolean isJson() {
        return type.equals("json") || type.equals("jsonb");
    }
}
