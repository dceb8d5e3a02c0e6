package dev.alidade.monitoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.OwnServer;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class SlowStatementIT {
    @Test
    void statementsAreToldWithTheirPlanWhereTheExtensionIsLoaded() {
        try (var own = new OwnServer()) {
            own.run("create extension pg_stat_statements with schema public");
            own.run("create table t (id int primary key, v text)");
            own.run("select v from t where id = 7");
            try (var database = Database.open(own.server().superuser("postgres"), () -> {})) {
                var reader = new MetricReader(database, Clock.systemUTC());
                var told = reader.read(Metric.STATEMENTS, new Cancellation())
                        .known()
                        .orElseThrow();
                var row = told.maps().stream()
                        .filter(map -> "select v from t where id = $1".equals(map.get("statement")))
                        .findFirst()
                        .orElseThrow();
                assertThat(row).containsEntry("calls", 1L);
                assertThat(reader.plan("select v from t where id = $1", new Cancellation()))
                        .contains("Index Scan using t_pkey", "$1");
                assertThat(reader.plan("select 1", new Cancellation())).contains("Result");
                assertThatThrownBy(() -> reader.plan("select 1; drop table t", new Cancellation()))
                        .asInstanceOf(type(AppException.class))
                        .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED));
                assertThat(reader.plan("delete from t where id = $1", new Cancellation()))
                        .contains("Delete on t");
            }
        }
    }
}
