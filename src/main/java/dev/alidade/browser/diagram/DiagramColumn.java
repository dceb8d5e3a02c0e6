package dev.alidade.browser.diagram;

/**
 * One column in a diagram.
 *
 * @param name column name
 * @param type its type in the short spelling, e.g. {@code timestamptz}; empty where only the name is known
 * @param primaryKey part of the primary key
 * @param foreignKey part of a foreign key
 * @param notNull declared NOT NULL
 */
public record DiagramColumn(String name, String type, boolean primaryKey, boolean foreignKey, boolean notNull) {
    /** Whether it takes part in any key. */
    public boolean isKey() {
        return primaryKey || foreignKey;
    }

    /** The short spellings that PostgreSQL itself accepts for its longest type names. */
    static String shortType(String type) {
        return type.replace("character varying", "varchar")
                .replace("double precision", "float8")
                .replaceAll("(timestamp|time)(\\(\\d\\))? with time zone", "$1tz$2")
                .replaceAll("(timestamp|time)(\\(\\d\\))? without time zone", "$1$2");
    }
}
