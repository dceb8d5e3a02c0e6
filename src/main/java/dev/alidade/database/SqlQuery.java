package dev.alidade.database;

/**
 * A statement kept in {@code resources/sql/<feature>/<name>.sql}. A feature's queries are an enum that implements this,
 * one constant a file.
 */
public interface SqlQuery {
    /** The feature folder, e.g. {@code monitoring}. */
    String feature();

    /** The constant's name; its lower-case form is the file name. */
    String name();

    /** The root of the feature folders; {@code sqlite} for statements that a {@link LocalStore} runs. */
    default String root() {
        return "sql";
    }

    /** The text as it stands in the file, comment included: what a screen shows as "the SQL behind this". */
    default String source() {
        return SqlText.of(this).source();
    }
}
