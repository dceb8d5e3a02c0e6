package dev.alidade.browser.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class DiagramReaderIT {
    private static final String LONG = "n".repeat(63);

    @BeforeEach
    void fill(TestDatabase test) {
        test.asSuperuser().session(new Cancellation(), session -> {
            session.execute("""
                    create schema "we""ird Näme"; create schema away;
                    set search_path to "we""ird Näme";
                    create table away.users (id uuid primary key, secret text);
                    create table "select" (id int primary key, "from" varchar(20) not null, at timestamptz);
                    create table profile (user_id uuid primary key references away.users, boss uuid references profile);
                    create table part (id int, day date, s int not null references "select", primary key (id, day))
                        partition by range (day);
                    create table part_1 partition of part for values from ('2026-01-01') to ('2027-01-01');
                    create table a (id int primary key); create table b (id int primary key, a int references a);
                    alter table a add b int references b;
                    create table %s (x int, id int, day date, foreign key (id, day) references part);
                    create table bare ();
                    create view seen as select 1 as one;
                    reset search_path
                    """.formatted(LONG));
            return true;
        });
    }

    @Test
    void readsTheSameAsSuperuserAndWithoutAnyRightOnTheTables(TestDatabase test) {
        var both = Stream.of(test.asSuperuser(), test.asSupabaseRole())
                .map(database -> schema(database))
                .distinct()
                .toList();
        assertThat(both).hasSize(1);
        var diagram = both.getFirst();
        assertThat(diagram.tables())
                .extracting(table -> table.name().name())
                .containsExactly("a", "b", "bare", LONG, "part", "profile", "select", "users");
        assertThat(diagram.tables().getLast().outside()).isTrue();
        assertThat(diagram.tables().getLast().columns())
                .extracting(DiagramColumn::name)
                .containsExactly("id");
        var select = table(diagram, "select");
        assertThat(select.columns())
                .containsExactly(
                        new DiagramColumn("id", "integer", true, false, true),
                        new DiagramColumn("from", "varchar(20)", false, false, true),
                        new DiagramColumn("at", "timestamptz", false, false, false));
        assertThat(table(diagram, "part").kind()).isEqualTo(RelationKind.PARTITIONED_TABLE);
        assertThat(table(diagram, "bare").columns()).isEmpty();
    }

    @Test
    void tellsWhetherAPartnerIsNeededAndSharedAndPutsNoPartitionsKeysTwice(TestDatabase test) {
        var references = schema(test.asSuperuser()).references();
        assertThat(references).hasSize(6);
        var toUsers = reference(references, "users");
        assertThat(toUsers.mandatory()).isTrue();
        assertThat(toUsers.unique()).isTrue();
        var toSelect = reference(references, "select");
        assertThat(toSelect.mandatory()).isTrue();
        assertThat(toSelect.unique()).isFalse();
        var toItself = reference(references, "profile");
        assertThat(toItself.from()).isEqualTo(toItself.to());
        assertThat(toItself.mandatory()).isFalse();
        assertThat(reference(references, "part").fromColumns()).containsExactly("id", "day");
    }

    @Test
    void drawsWhatItReadHoweverItIsNamed(TestDatabase test) {
        var plan =
                new DiagramArranger().arrange(schema(test.asSupabaseRole()), DiagramDetail.COLUMNS, new Cancellation());
        assertThat(new DiagramFile(false).svg(plan, "we\"ird Näme")).contains("we&quot;ird Näme.select");
    }

    @Test
    void chosenTablesComeWithTheKeysBetweenThem(TestDatabase test) {
        var reader = new DiagramReader(test.asSupabaseRole());
        var chosen = reader.tables("we\"ird Näme", List.of("a", "b", "profile", "seen"), new Cancellation());
        assertThat(chosen.tables()).hasSize(4);
        assertThat(chosen.references()).hasSize(3);
        var around = reader.around(new RelationName("we\"ird Näme", "part"), new Cancellation());
        assertThat(around.tables()).extracting(table -> table.name().name()).containsExactly(LONG, "part", "select");
    }

    @Test
    void saysWhatIsNotThere(TestDatabase test) {
        var reader = new DiagramReader(test.asSupabaseRole());
        assertThatThrownBy(() -> reader.schema("nowhere", new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> reader.tables("we\"ird Näme", List.of("a", "z"), new Cancellation()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("z");
    }

    private static Diagram schema(Database database) {
        return new DiagramReader(database).schema("we\"ird Näme", new Cancellation());
    }

    private static DiagramTable table(Diagram diagram, String name) {
        return diagram.tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DiagramReference reference(List<DiagramReference> all, String to) {
        return all.stream()
                .filter(reference -> reference.to().name().equals(to))
                .findFirst()
                .orElseThrow();
    }
}
