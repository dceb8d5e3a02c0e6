package dev.alidade.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of small migrations as people write them: a table, an index, a comment. */
final class SmallMigrations {
    private SmallMigrations() {}

    static Path write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1; number <= count; number++) {
            Files.writeString(folder.resolve("V%d__table_%d.sql".formatted(number, number)), """
                    create table t_%1$d (id bigint primary key, name text not null default 'x', made timestamptz);
                    create index t_%1$d_name on t_%1$d (name);
                    comment on table t_%1$d is 'Table %1$d';
                    """.formatted(number));
        }
        return folder;
    }
}
