package dev.alidade.catalog;

import java.util.Locale;

/** The kinds of objects that a snapshot holds, in the order in which a script makes them when nothing else decides. */
public enum ObjectKind {
    EXTENSION("EXTENSION"),
    SCHEMA("SCHEMA"),
    COLLATION("COLLATION"),
    ENUM("TYPE"),
    RANGE("TYPE"),
    COMPOSITE("TYPE"),
    ATTRIBUTE("COLUMN"),
    DOMAIN("DOMAIN"),
    DOMAIN_CONSTRAINT("CONSTRAINT"),
    FUNCTION("ROUTINE"),
    PROCEDURE("ROUTINE"),
    AGGREGATE("ROUTINE"),
    OPERATOR("OPERATOR"),
    CAST("CAST"),
    TEXT_SEARCH_DICTIONARY("TEXT SEARCH DICTIONARY"),
    TEXT_SEARCH_CONFIGURATION("TEXT SEARCH CONFIGURATION"),
    FOREIGN_DATA_WRAPPER("FOREIGN DATA WRAPPER"),
    SERVER("SERVER"),
    SEQUENCE("SEQUENCE"),
    TABLE("TABLE"),
    FOREIGN_TABLE("FOREIGN TABLE"),
    COLUMN("COLUMN"),
    /** The default of a column, told apart only where order matters: a snapshot keeps it as the column's property. */
    DEFAULT("DEFAULT"),
    CONSTRAINT("CONSTRAINT"),
    VIEW("VIEW"),
    MATERIALIZED_VIEW("MATERIALIZED VIEW"),
    INDEX("INDEX"),
    STATISTICS("STATISTICS"),
    RULE("RULE"),
    TRIGGER("TRIGGER"),
    POLICY("POLICY"),
    EVENT_TRIGGER("EVENT TRIGGER"),
    PUBLICATION("PUBLICATION"),
    PUBLICATION_TABLE("TABLE"),
    PUBLICATION_SCHEMA("TABLES IN SCHEMA"),
    DEFAULT_PRIVILEGES("DEFAULT PRIVILEGES");

    private final String keyword;

    ObjectKind(String keyword) {
        this.keyword = keyword;
    }

    /** The word that names the kind in SQL, e.g. in {@code DROP … name}. */
    public String keyword() {
        return keyword;
    }

    /** The kind in plain words, e.g. {@code materialized view}; not translated. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isRoutine() {
        return keyword.equals("ROUTINE");
    }

    /** Whether it holds columns that rows are read from. */
    boolean isRelation() {
        return isTable() || this == VIEW || this == MATERIALIZED_VIEW;
    }

    /** Whether its columns can be added and altered one by one. */
    boolean isTable() {
        return this == TABLE || this == FOREIGN_TABLE;
    }

    /** Whether its name is followed by types in brackets. */
    boolean isSigned() {
        return isRoutine() || this == OPERATOR;
    }

    boolean isType() {
        return this == ENUM || this == RANGE || this == COMPOSITE || this == DOMAIN;
    }
}
