package dev.alidade.browser.transfer;

/**
 * One column of a table that rows go into or come from.
 *
 * @param name as in the catalogue
 * @param type with its modifier, e.g. {@code numeric(10,2)}
 * @param baseType catalogue name of the type below domains, e.g. {@code int4}, {@code _text} for an array
 * @param notNull declared NOT NULL
 * @param filling what the server does when no value is given
 * @param readable whether the current role may read it
 * @param insertable whether the current role may give it values
 */
public record TransferColumn(
        String name,
        String type,
        String baseType,
        boolean notNull,
        Filling filling,
        boolean readable,
        boolean insertable) {
    /** What the server does when no value is given. */
    public enum Filling {
        /** NULL. */
        NOTHING,
        DEFAULT,
        /** A number of its own, which a given value replaces. */
        IDENTITY,
        /** A number of its own, which an INSERT must override. */
        IDENTITY_ALWAYS,
        /** Computed; nobody may give a value. */
        GENERATED
    }

    /** Whether a row is refused that gives no value. */
    public boolean isRequired() {
        return notNull && filling == Filling.NOTHING;
    }
}
