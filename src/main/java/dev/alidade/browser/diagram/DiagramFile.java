package dev.alidade.browser.diagram;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/** Writes plans as SVG or PNG files. A file that is there is replaced only when the new one is complete. */
public final class DiagramFile {
    private static final double SHARP = 2;
    private static final double MOST_PIXELS = 60_000_000;

    private final boolean dark;

    /**
     * @param dark on dark ground
     */
    public DiagramFile(boolean dark) {
        this.dark = dark;
    }

    /** Whether a file's name ends as one of the formats that can be written. */
    public static boolean isKnown(Path file) {
        return isSvg(file) || ending(file, ".png");
    }

    /**
     * Writes a plan; the name's end, {@code .svg} or {@code .png}, decides the format. A PNG has two pixels for a unit,
     * less where that would be more than 60 million.
     *
     * @param title what the diagram shows
     * @throws AppException of kind FAILED when the file cannot be written
     */
    public void write(DiagramPlan plan, String title, Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var draft = Files.createTempFile(folder, ".diagram", ".part");
            try {
                if (isSvg(file)) {
                    Files.writeString(draft, svg(plan, title), StandardCharsets.UTF_8);
                } else {
                    png(plan, draft);
                }
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "diagram.file",
                            Messages.text("diagram.file", file.toString()),
                            Messages.text("diagram.file.next")),
                    e);
        }
    }

    /** A plan as the text of an SVG file. */
    public String svg(DiagramPlan plan, String title) {
        var palette = DiagramPalette.load(dark);
        var surface = new SvgSurface(plan.extent(), palette.colour("ground"), title);
        new DiagramPainter(palette).paint(plan, DiagramView.all(plan), surface);
        return surface.text();
    }

    private void png(DiagramPlan plan, Path file) throws IOException {
        var palette = DiagramPalette.load(dark);
        var extent = plan.extent();
        double scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (extent.width() * extent.height())));
        var surface = new ImageSurface(extent, scale, palette.colour("ground"));
        new DiagramPainter(palette).paint(plan, new DiagramView(extent, scale, null, Set.of()), surface);
        if (!ImageIO.write(surface.image(), "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
    }

    private static boolean isSvg(Path file) {
        return ending(file, ".svg");
    }

    private static boolean ending(Path file, String end) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
    }
}
