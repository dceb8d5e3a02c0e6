package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One database and folder with short words for what the tests do. */
final class Transfers {
    static final AppFolders FOLDERS =
            folders(Path.of("target/test-home/transfers").toAbsolutePath());

    private static AppFolders folders(Path home) {
        return new AppFolders(home.resolve("settings"), home.resolve("data"), home.resolve("logs"));
    }

    final Database database;
    final Path folder;

    Transfers(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    static RelationName name(String table) {
        return new RelationName("public", table);
    }

    void execute(String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    /** Values of the first column of a query; NULL as the word. */
    List<String> texts(String sql) {
        var texts = new ArrayList<String>();
        database.read(new Cancellation(), session -> {
            session.each(sql, Parameters.none(), 0, row -> texts.add(String.valueOf(row.textAt(0))));
            return true;
        });
        return texts;
    }

    long count(String table) {
        return Long.parseLong(texts("select count(*) from " + name(table).sql()).getFirst());
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ExportOutcome export(String table, ExportOptions options, Path file) {
        var exporter = new Exporter(database);
        return exporter.toFile(
                exporter.source(name(table), null, null, new Cancellation()),
                options,
                new Exporter.Place(file, false),
                TransferListener.NONE,
                new Cancellation());
    }

    String exported(String query, ExportOptions options) {
        var file = folder.resolve("export-" + System.nanoTime());
        new Exporter(database)
                .toFile(
                        ExportSource.select(query),
                        options,
                        new Exporter.Place(file, false),
                        TransferListener.NONE,
                        new Cancellation());
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ImportPlan plan(Path file, String table) {
        return plan(file, table, ReadOptions.USUAL, Map.of());
    }

    ImportPlan plan(Path file, String table, ReadOptions options, Map<String, String> map) {
        return new ImportPlanner(database).into(file, name(table), options, map, new Cancellation());
    }

    /** Keeps the ways back outside of the folder whose files tests look at. */
    Importer importer() {
        return new Importer(database, FOLDERS);
    }

    ImportOutcome run(ImportPlan plan, ImportRequest request) {
        return importer().run(plan, request, TransferListener.NONE, new Cancellation());
    }

    ImportOutcome load(Path file, String table, ImportMode mode) {
        return run(plan(file, table), ImportRequest.of(mode));
    }

    /** Names in the folder. */
    List<String> files() {
        try (var list = Files.list(folder)) {
            return list.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
