package dev.alidade.corridor;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes pictures as files. */
final class PictureFile {
    private PictureFile() {}

    /** How a file is written. */
    @FunctionalInterface
    interface Writing {
        RenderedMap to(Path draft) throws IOException;
    }

    /** The file appears whole or not at all. */
    static RenderedMap write(Path out, Writing writing) {
        try {
            var folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var draft = Files.createTempFile(folder, ".map", ".draft");
            try {
                var map = writing.to(draft);
                if (!map.layers().isEmpty()) {
                    Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
                }
                return map;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "map.out",
                            Messages.text("cli.map.out", out.toString()),
                            Messages.text("cli.map.out.next")),
                    e);
        }
    }
}
