package dev.alidade.browser;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on one column.
 *
 * @param column column name
 * @param operator how it is compared
 * @param values what it is compared with, as PostgreSQL reads the type; as many as the operator takes
 */
public record ColumnFilter(String column, FilterOperator operator, List<String> values) {
    /** Values in one list, at most. */
    public static final int LISTED = 1000;

    public ColumnFilter {
        values = List.copyOf(values);
        boolean fits = operator == FilterOperator.IN
                ? !values.isEmpty() && values.size() <= LISTED
                : values.size() == operator.operands();
        if (!fits) {
            throw new IllegalArgumentException(operator + " with " + values.size() + " values");
        }
    }

    /** For a person: {@code name contains "x"}. */
    public String label() {
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> column + " " + operator.sign();
            case BETWEEN -> column + " between " + values.getFirst() + " and " + values.getLast();
            case IN -> column + " in " + values.stream().collect(Collectors.joining(", ", "(", ")"));
            case CONTAINS, LIKE -> column + " " + operator.sign() + " “" + values.getFirst() + "”";
            default -> column + " " + operator.sign() + " " + (values.getFirst().isEmpty() ? "''" : values.getFirst());
        };
    }
}
