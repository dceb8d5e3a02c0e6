package dev.alidade.app;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.sample.Sample;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.PrivateSandbox;
import dev.alidade.settings.AppFolders;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The demo's own server with the sample's base schema in it: gone when closed, or when this process ends.
 *
 * @param sandbox the server
 * @param target the sample's database as the role that resembles Supabase's
 * @param sample what was loaded
 */
record DemoServer(PrivateSandbox sandbox, DatabaseTarget target, Sample sample) implements AutoCloseable {
    private static final String SAMPLE = "sf-av-coordination";
    private static final String DATABASE = "sf_av";

    /**
     * Starts it, in a few seconds.
     *
     * @throws dev.alidade.error.AppException with the reason and the cure
     */
    static DemoServer start(
            AppFolders folders, Map<String, String> environment, Cancellation cancellation, Consumer<String> progress) {
        var sample = new Samples(folders.data()).named(SAMPLE);
        var sandbox = PrivateSandbox.start(folders, environment, cancellation, progress);
        try {
            progress.accept(Messages.text("demo.server.base", sample.title()));
            var server = sandbox.server();
            server.createDatabase(DATABASE);
            var target = server.supabaseLike(DATABASE);
            try (var superuser = Database.open(server.superuser(DATABASE), () -> {});
                    var developer = Database.open(target, () -> {})) {
                new SampleLoader(developer, superuser, folders)
                        .load(sample, SampleLoader.Extent.BASE, _ -> {}, cancellation);
            }
            return new DemoServer(sandbox, target, sample);
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
