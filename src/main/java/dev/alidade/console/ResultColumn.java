package dev.alidade.console;

/**
 * One column of a result.
 *
 * @param name its label; may repeat
 * @param type as the server calls it: int8, timestamptz, geometry
 */
public record ResultColumn(String name, String type) {
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
