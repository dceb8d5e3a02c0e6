package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class HistoryRightsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anApiThatMayReadEveryNewTableMayNotReadTheHistory(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        database.write(new Cancellation(), session -> {
            session.execute("alter default privileges in schema public grant all on tables to anon, authenticated");
            return true;
        });
        Files.writeString(folder.resolve("001_one.sql"), "create table one (id int);");
        var service = new MigrationService(database, AppFolders.ofThisUser());
        var status = service.status(folder, new Cancellation());
        assertThat(service.apply(
                                status,
                                ApplyOptions.of(new MigrationSelection.All()).with(ApplyOptions.Consent.ALL),
                                _ -> {},
                                new Cancellation())
                        .failure())
                .isNull();

        var readable = new ArrayList<String>();
        database.read(new Cancellation(), session -> {
            session.each(
                    "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
                            + " and has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate')",
                    Parameters.none(),
                    0,
                    row -> readable.add(row.text("relname")));
            return true;
        });
        assertThat(readable).containsExactly("one");
    }
}
