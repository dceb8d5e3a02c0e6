package dev.alidade.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the window on a private server, or the same journey without a display. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the window on a private PostgreSQL that holds the SF AV sample's base schema.",
            "Without a display, or with --out, it walks the whole journey by itself, says what it saw"
                    + " and writes a picture of every screen."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Demo demo;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the pictures go; default: screenshots.")
    private @Nullable Path out;

    /** Runs the demo; returns the exit code. */
    @FunctionalInterface
    public interface Demo {
        /**
         * @param pictures the folder for pictures; null when the user named none
         */
        int run(@Nullable Path pictures);
    }

    public DemoCommand(Demo demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() {
        return demo.run(out);
    }
}
