package dev.alidade.monitoring.ui;

import dev.alidade.database.Identifiers;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricColumn;
import dev.alidade.monitoring.metric.MetricTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one row: the whole statement, or what would change a setting.
 *
 * @param text SQL with comments
 * @param statement the statement that the row is about; null when it is about none
 */
record MetricDetail(String text, @Nullable String statement) {
    /** Null when there is no more to say than the row does. */
    static @Nullable MetricDetail of(
            Metric metric, List<MetricColumn> columns, MetricTable.Line line, String database) {
        if (metric == Metric.ADVICE) {
            return new MetricDetail(advice(columns, line, database), null);
        }
        var statement = value(columns, line, "statement");
        return statement == null ? null : new MetricDetail(statement, statement);
    }

    /** The ways to set it, with the way back; those that the role may not take are comments. */
    private static String advice(List<MetricColumn> columns, MetricTable.Line line, String database) {
        var name = String.valueOf(value(columns, line, "setting_name"));
        var advised = Identifiers.literal(String.valueOf(value(columns, line, "advised_value")));
        var takesEffect = String.valueOf(value(columns, line, "takes_effect"));
        var quoted = Identifiers.quote(database);
        var text = new StringBuilder("-- ")
                .append(Messages.text("metric.effect." + name))
                .append('\n');
        if (takesEffect.equals("user") || takesEffect.equals("superuser")) {
            boolean may = "true".equals(value(columns, line, "may_database"));
            text.append("-- ")
                    .append(Messages.text(may ? "metric.advice.database" : "metric.advice.database.not"))
                    .append('\n')
                    .append(may ? "" : "-- ")
                    .append("alter database " + quoted + " set " + name + " = " + advised + ";\n")
                    .append("-- ")
                    .append(Messages.text("metric.advice.back", "alter database " + quoted + " reset " + name + ";"))
                    .append('\n');
        }
        boolean may = "true".equals(value(columns, line, "may_system"));
        text.append("-- ")
                .append(Messages.text(
                        !may
                                ? "metric.advice.system.not"
                                : takesEffect.equals("postmaster")
                                        ? "metric.advice.system.restart"
                                        : "metric.advice.system"))
                .append('\n')
                .append(may ? "" : "-- ")
                .append("alter system set " + name + " = " + advised + ";\n");
        if (!takesEffect.equals("postmaster")) {
            text.append(may ? "" : "-- ").append("select pg_reload_conf();\n");
        }
        return text.append("-- ")
                .append(Messages.text("metric.advice.back", "alter system reset " + name + ";"))
                .append('\n')
                .toString();
    }

    private static @Nullable String value(List<MetricColumn> columns, MetricTable.Line line, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                var value = line.at(i);
                return value == null ? null : value.toString();
            }
        }
        return null;
    }
}
