package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From PostgreSQL 18 a NOT NULL is a constraint, and a table's own one differs from one that it only inherits. */
@ExtendWith(SandboxExtension.class)
class InheritedNotNullIT {
    private static final String BASE = """
            create table above (id int not null);
            create table below () inherits (above);
            """;

    @Test
    void anInheritedNotNullThatBecomesATablesOwnIsAChange(TestDatabase test) {
        assumeTrue(test.server().binaries().major() >= 18, "NOT NULL is no constraint before PostgreSQL 18");
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("begin; " + BASE);
            var reader = new CatalogReader();
            var before = reader.read(session);
            session.execute("alter table below alter column id set not null");
            assertThat(CatalogDiff.between(before, reader.read(session, before)).differences())
                    .singleElement()
                    .satisfies(d -> assertThat(d.toString()).contains("not null inherited", "only", "and local"));
            session.execute("rollback");
            return true;
        });
    }
}
