package dev.alidade.app;

import dev.alidade.cli.CliContext;
import dev.alidade.error.Problems;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.Photographer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The demo without a display: the same window on JavaFX's headless platform, walked through by pressing its buttons.
 * Each step says what it saw on the screen and in the database; pictures are taken on the way.
 */
final class DemoJourney {
    private static final Logger LOG = Logger.getLogger(DemoJourney.class.getName());

    private final CliContext context;
    private final Photographer photographer;
    private final Path settings = temporarySettings();

    DemoJourney(CliContext context, Path pictures) {
        this.context = context;
        this.photographer = new Photographer(pictures);
    }

    /** Walks it; 0 when every step held, else 1. */
    int walk() {
        var opened = new CompletableFuture<CompositionRoot>();
        Platform.startup(() -> {
            try {
                opened.complete(openWindow());
            } catch (RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        Platform.setImplicitExit(false);
        var root = opened.join();
        var steps = new FxSteps(root.scene());
        try {
            return walk(new DemoSteps(root, steps, photographer), steps);
        } finally {
            steps.ask(() -> {
                root.close();
                return true;
            });
            deleteSettings();
            Platform.exit();
        }
    }

    private CompositionRoot openWindow() {
        var stage = new Stage();
        var root = new CompositionRoot(folders(), context.environment(), stage);
        stage.setWidth(WindowState.INITIAL.width());
        stage.setHeight(WindowState.INITIAL.height());
        stage.show();
        root.showStart();
        return root;
    }

    /** The user's folders, but for the settings: the journey must not move the user's window. */
    private AppFolders folders() {
        return new AppFolders(
                settings, context.folders().data(), context.folders().logs());
    }

    private static Path temporarySettings() {
        try {
            return Files.createTempDirectory("alidade-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteSettings() {
        try (var files = Files.newDirectoryStream(settings)) {
            for (var file : files) {
                Files.delete(file);
            }
            Files.delete(settings);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "temporary settings stay in " + settings, e);
        }
    }

    private record Step(String name, StepAction action) {}

    @FunctionalInterface
    private interface StepAction {
        /** Does the step and says what was seen. */
        String run();
    }

    private int walk(DemoSteps demo, FxSteps steps) {
        var all = List.of(
                new Step("start", demo::startPage),
                new Step("server", demo::startServer),
                new Step("pending", demo::pending),
                new Step("apply", demo::apply),
                new Step("wayBack", demo::wayBack),
                new Step("rows", demo::loadRows),
                new Step("tables", demo::tables),
                new Step("sql", demo::sql),
                new Step("health", demo::health),
                new Step("overview", demo::overview),
                new Step("map", demo::map));
        for (int i = 0; i < all.size(); i++) {
            var step = all.get(i);
            var number = (i + 1) + "/" + all.size();
            var problem = attempt(step, number);
            if (problem != null) {
                context.line(Messages.text("demo.step.failed", number, step.name(), problem));
                var picture = steps.ask(() -> photographer.take(steps.scene(), "failed-" + step.name()));
                context.line(Messages.text("demo.step.picture", picture.toString()));
                return 1;
            }
        }
        context.line(Messages.text("demo.done", photographer.folder().toString()));
        return 0;
    }

    private @Nullable String attempt(Step step, String number) {
        try {
            context.line(Messages.text("demo.step.done", number, step.action().run()));
            return null;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "demo step " + step.name(), e);
            return Problems.of(e).message();
        }
    }
}
