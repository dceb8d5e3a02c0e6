package dev.alidade.app;

import dev.alidade.cli.CliContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** The demo with a window where there is a display, and as a journey that walks by itself where there is none. */
final class Demo {
    private final CliContext context;

    Demo(CliContext context) {
        this.context = context;
    }

    /** See {@link dev.alidade.cli.DemoCommand.Demo}. */
    int run(@Nullable Path pictures) {
        if (pictures == null && hasDisplay()) {
            Application.launch(AlidadeApplication.class, AlidadeApplication.DEMO);
            return 0;
        }
        // JavaFX's own headless platform: no display, no window libraries
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        return new DemoJourney(context, pictures == null ? Path.of("screenshots") : pictures).walk();
    }

    private boolean hasDisplay() {
        var linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return !linux
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .map(context.environment()::get)
                        .anyMatch(value -> value != null && !value.isBlank());
    }
}
