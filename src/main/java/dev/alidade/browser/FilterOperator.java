package dev.alidade.browser;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a column's value is compared in a filter. As in SQL, NULL meets none of the comparisons. */
public enum FilterOperator {
    EQUAL("=", 1),
    NOT_EQUAL("<>", 1),
    LESS("<", 1),
    LESS_OR_EQUAL("<=", 1),
    GREATER(">", 1),
    GREATER_OR_EQUAL(">=", 1),
    /** Both ends included. */
    BETWEEN("between", 2),
    /** Any of several values. */
    IN("in", 1),
    /** The text is part of the value's text, whatever its case; no pattern signs. */
    CONTAINS("contains", 1),
    /** SQL LIKE on the value's text: {@code %} any text, {@code _} one character. */
    LIKE("like", 1),
    IS_NULL("is null", 0),
    IS_NOT_NULL("is not null", 0);

    private static final Set<ColumnFamily> WITHOUT_WORDS =
            EnumSet.of(ColumnFamily.BYTES, ColumnFamily.GEOMETRY, ColumnFamily.VECTOR);

    private final String sign;
    private final int operands;

    FilterOperator(String sign, int operands) {
        this.sign = sign;
        this.operands = operands;
    }

    /** As it is written in SQL, or the word that stands for it. */
    public String sign() {
        return sign;
    }

    /** How many values it compares with; {@link #IN} takes this many or more. */
    public int operands() {
        return operands;
    }

    /** Those that make sense for a column, the most useful first. */
    public static List<FilterOperator> fitting(RelationColumn column) {
        var fitting = new ArrayList<FilterOperator>();
        if (column.family() == ColumnFamily.TEXT) {
            fitting.addAll(List.of(CONTAINS, EQUAL, NOT_EQUAL, LIKE, IN, LESS, GREATER, BETWEEN));
        } else if (column.family() == ColumnFamily.BOOLEAN) {
            fitting.addAll(List.of(EQUAL, NOT_EQUAL));
        } else {
            if (column.sortable()) {
                fitting.addAll(List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, IN));
            }
            if (!WITHOUT_WORDS.contains(column.family())) {
                fitting.add(CONTAINS);
                fitting.add(LIKE);
            }
        }
        fitting.add(IS_NULL);
        fitting.add(IS_NOT_NULL);
        return List.copyOf(fitting);
    }
}
