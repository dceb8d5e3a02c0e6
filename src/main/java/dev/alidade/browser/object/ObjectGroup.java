package dev.alidade.browser.object;

/** What kind of object it is; the first three live in schemas. */
public enum ObjectGroup {
    SEQUENCE,
    FUNCTION,
    TYPE,
    EXTENSION,
    PUBLICATION,
    ROLE;

    /** Whether its objects belong to a schema. */
    public boolean isInSchema() {
        return this == SEQUENCE || this == FUNCTION || this == TYPE;
    }
}
