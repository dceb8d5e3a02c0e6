package dev.alidade.ui;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Takes pictures of a scene as PNG files, for the demo and the tests. */
public final class Photographer {
    private final Path folder;

    public Photographer(Path folder) {
        this.folder = folder;
    }

    /** Where the pictures go. */
    public Path folder() {
        return folder;
    }

    /**
     * Lays the scene out and writes {@code <name>.png}; to be called on the JavaFX thread.
     *
     * @throws AppException when the folder cannot be written
     */
    public Path take(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var shot = scene.snapshot(null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var file = folder.resolve(name + ".png");
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "shell.picture",
                            Messages.text("shell.picture.failed", file.toString()),
                            Messages.text("settings.folder.next")),
                    e);
        }
        return file;
    }
}
