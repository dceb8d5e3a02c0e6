package dev.alidade.app;

import dev.alidade.cli.CliContext;
import java.nio.file.Path;

/** Walks the demo by itself. */
final class DemoJourney {
    DemoJourney(CliContext context, Path pictures) {
        context.progress(pictures.toString());
    }

    int walk() {
        return 1;
    }
}
