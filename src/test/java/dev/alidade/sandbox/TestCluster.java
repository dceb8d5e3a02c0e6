package dev.alidade.sandbox;

import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The one server of a test run, with its templates; gone with the test process, however that ends. */
final class TestCluster implements AutoCloseable {
    private final PrivateSandbox sandbox;
    private final Map<String, String> templates = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    TestCluster() {
        this(System.getenv());
    }

    /**
     * @param environment {@code ALIDADE_POSTGRES_BIN} says which programs serve
     */
    TestCluster(Map<String, String> environment) {
        var folders = AppFolders.ofThisUser();
        // what a test forgets to put elsewhere must not land among a person's own settings and kept changes
        if (!folders.data().startsWith(Path.of("target").toAbsolutePath())) {
            throw new IllegalStateException("tests run with ALIDADE_HOME below target, not with " + folders.data());
        }
        sandbox = PrivateSandbox.start(folders, environment, new Cancellation(), text -> {});
    }

    SandboxServer server() {
        return sandbox.server();
    }

    /** A fresh copy of a template; fills the template at its first use. */
    TestDatabase database(DatabaseTemplate template) {
        var name = "test_" + number.incrementAndGet();
        synchronized (templates) {
            var source = templates.computeIfAbsent(template.name(), key -> fill(template));
            server().cloneDatabase(source, name);
        }
        return new TestDatabase(server(), name);
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private String fill(DatabaseTemplate template) {
        var name = "template_" + template.name();
        server().createDatabase(name);
        var database = new TestDatabase(server(), name);
        try {
            template.filler().accept(database);
        } finally {
            database.disconnect();
        }
        return name;
    }
}
