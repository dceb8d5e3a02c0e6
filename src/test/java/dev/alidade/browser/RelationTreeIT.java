package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelationTreeIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private final Cancellation never = new Cancellation();

    @Test
    void listsSchemasWithTheSystemsOwnLast(TestDatabase sandbox) {
        Walk.run(sandbox.asSupabaseRole(), "create schema \"Zed \"\"q\"\"\"; create table \"Zed \"\"q\"\"\".t ()");
        var schemas = new RelationTree(sandbox.asSupabaseRole()).schemas(never);
        assertThat(schemas).extracting(SchemaEntry::name).contains("Zed \"q\"", "public", "pg_catalog");
        assertThat(schemas).extracting(SchemaEntry::name).noneMatch(name -> name.startsWith("pg_toast"));
        assertThat(schemas.getLast().system()).isTrue();
        assertThat(schemas.getFirst()).isEqualTo(new SchemaEntry("Zed \"q\"", false, true, null, 1));
    }

    @Test
    void nestsPartitionsAndSumsThemAtTheRoot(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        Walk.run(database, """
                create table log (id int, day date, primary key (id, day)) partition by range (day);
                create table log_20 partition of log for values from ('2020-01-01') to ('2021-01-01');
                create table log_21 partition of log for values from ('2021-01-01') to ('2022-01-01') partition by hash (id);
                create table log_21_0 partition of log_21 for values with (modulus 1, remainder 0);
                insert into log select g, '2020-05-05' from generate_series(1, 700) g;
                insert into log select g, '2021-05-05' from generate_series(1, 300) g;
                analyze log;
                create table fresh (id int);
                insert into fresh select generate_series(1, 50);
                create view seen as select 1 as one;
                create materialized view kept as select 1 as one;
                alter table log enable row level security""");
        Map<String, RelationEntry> byName = new RelationTree(database)
                .relations("public", never).stream()
                        .collect(Collectors.toMap(r -> r.name().name(), Function.identity()));
        Function<String, RelationEntry> relation = name -> Objects.requireNonNull(byName.get(name), name);
        var log = relation.apply("log");
        assertThat(log.kind()).isEqualTo(RelationKind.PARTITIONED_TABLE);
        assertThat(log.estimatedRows()).isEqualTo(1000);
        assertThat(log.rowSecurity()).isTrue();
        assertThat(log.partitions()).extracting(p -> p.name().name()).containsExactly("log_20", "log_21");
        var inner = log.partitions().getLast();
        assertThat(inner.partitions()).extracting(RelationEntry::estimatedRows).containsExactly(300L);
        assertThat(log.totalBytes())
                .isEqualTo(log.partitions().stream()
                        .mapToLong(RelationEntry::totalBytes)
                        .sum())
                .isPositive();
        assertThat(byName).doesNotContainKeys("log_20", "log_21_0");
        assertThat(relation.apply("fresh").estimatedRows())
                .as("never analysed is not zero")
                .isNull();
        assertThat(relation.apply("seen").kind()).isEqualTo(RelationKind.VIEW);
        assertThat(relation.apply("kept").kind()).isEqualTo(RelationKind.MATERIALIZED_VIEW);
        assertThat(relation.apply("spatial_ref_sys").extension()).isEqualTo("postgis");
    }

    @Test
    void aTableThatSomebodyLocksIsListedWithoutWaiting(TestDatabase sandbox) {
        var database = sandbox.asSuperuser();
        Walk.run(database, "create table held (id int primary key); insert into held values (1); analyze held");
        database.write(never, session -> {
            session.execute("lock table held in access exclusive mode");
            var held = new RelationTree(database)
                    .relations("public", new Cancellation()).stream()
                            .filter(r -> r.name().name().equals("held"))
                            .findFirst();
            assertThat(held).get().extracting(RelationEntry::estimatedRows).isEqualTo(1L);
            return true;
        });
    }

    @Test
    void describesColumnsKeysAndReferences(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        Walk.run(database, """
                create schema other;
                create domain other.mail as text check (value like '%@%');
                create type other.mood as enum ('sad', 'happy');
                create table other.target (id int primary key);
                create table t (
                    b int, a varchar(20), target int references other.target, mail other.mail, mood other.mood,
                    price numeric(10, 2), twice int generated always as (b * 2) stored, doc json, primary key (a, b));
                comment on column t.price is 'in euros'""");
        var shape = Walk.shape(database, "public", "t");
        assertThat(shape.identity()).isInstanceOfSatisfying(RowIdentity.Key.class, key -> {
            assertThat(key.primary()).isTrue();
            assertThat(key.columns()).extracting(RelationColumn::name).containsExactly("a", "b");
        });
        assertThat(shape.columns())
                .extracting(RelationColumn::type)
                .containsExactly(
                        "integer",
                        "character varying(20)",
                        "integer",
                        "other.mail",
                        "other.mood",
                        "numeric(10,2)",
                        "integer",
                        "json");
        assertThat(shape.columns())
                .extracting(RelationColumn::family)
                .containsExactly(
                        ColumnFamily.NUMBER,
                        ColumnFamily.TEXT,
                        ColumnFamily.NUMBER,
                        ColumnFamily.TEXT,
                        ColumnFamily.ENUM,
                        ColumnFamily.NUMBER,
                        ColumnFamily.NUMBER,
                        ColumnFamily.JSON);
        assertThat(shape.column("target").orElseThrow().references()).isEqualTo("other.target");
        assertThat(shape.column("price").orElseThrow().description()).isEqualTo("in euros");
        assertThat(shape.column("twice").orElseThrow().automatic()).isTrue();
        assertThat(shape.column("doc").orElseThrow().sortable()).isFalse();
        assertThat(shape.columns().stream().filter(c -> !c.name().equals("doc")))
                .allMatch(RelationColumn::sortable);
        assertThatThrownBy(() -> Walk.shape(database, "public", "absent")).hasMessageContaining("public.absent");
    }
}
