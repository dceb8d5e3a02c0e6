package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxExtensionIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @BeforeEach
    void makesATable(TestDatabase database) {
        database.asSupabaseRole().write(new Cancellation(), session -> {
            session.execute("create table public.mark (id int)");
            return true;
        });
    }

    @Test
    void eachTestHasItsOwnDatabaseWithPostgisAndPgvector(TestDatabase database) {
        assertThat(texts(database.asSuperuser(), "select extname as value from pg_catalog.pg_extension order by 1"))
                .contains("postgis", "vector", "uuid-ossp", "pgcrypto", "pg_trgm");
        assertThat(texts(
                        database.asSupabaseRole(),
                        "select public.st_astext(public.st_point(1, 2)) || ('[1,2]'::public.vector)::text as value"))
                .containsExactly("POINT(1 2)[1,2]");
    }

    @Test
    void theSupabaseLikeRoleIsNoSuperuserButOwnsTheDatabase(TestDatabase database) {
        var facts = database.asSupabaseRole().facts();
        assertThat(facts.superuser()).isFalse();
        assertThat(texts(database.asSupabaseRole(), """
                        select r.rolname || ' ' || r.rolcreatedb || ' ' || r.rolcreaterole || ' ' || r.rolbypassrls as value
                        from pg_catalog.pg_database d join pg_catalog.pg_roles r on r.oid = d.datdba
                        where d.datname = current_database()
                        """)).containsExactly("postgres true true true");
        assertThat(texts(database.asSupabaseRole(), """
                        select pg_catalog.pg_has_role('anon', 'member')::text as value
                        union all select pg_catalog.pg_has_role('service_role', 'member')::text
                        """)).containsExactly("true", "true");
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(row.text("value")));
            return values;
        });
    }
}
