package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes, where this account may mount one. */
public record SmallDisk(Path folder) implements AutoCloseable {
    /** Mounts one; where that is not allowed the test is skipped with the reason. */
    public static SmallDisk mount(int megabytes) throws IOException {
        var folder = Files.createTempDirectory("alidade-disk-");
        var size = "mode=0777,size=" + megabytes + "m";
        boolean mounted = run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted, "a small disk can be mounted by root only");
        assertThat(run("chown", "postgres", folder.toString())).isTrue();
        return new SmallDisk(folder);
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
        Files.delete(folder);
    }

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
