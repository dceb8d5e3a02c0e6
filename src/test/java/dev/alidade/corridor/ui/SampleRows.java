package dev.alidade.corridor.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The sample of corridors with all its rows. */
final class SampleRows {
    static final DatabaseTemplate TEMPLATE = new DatabaseTemplate("sf_av_rows", database -> {
        try {
            var folder = Files.createTempDirectory("alidade-sample");
            new SampleLoader(database.asSupabaseRole(), database.asSuperuser(), AppFolders.ofThisUser())
                    .load(new Samples(folder).named("sf-av-coordination"), Extent.ROWS, _ -> {}, new Cancellation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    });

    private SampleRows() {}
}
