package dev.alidade.corridor.document;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** A kind of document that a map can be drawn into. */
public enum MapDocument {
    /** Elements as they are drawn; memory does not grow with them. */
    SVG,
    /** One page of the drawing's own size at 96 pixels an inch; what is drawn lies in a temporary file. */
    PDF;

    private static final float POINTS_PER_PIXEL = 0.75f;

    /** The kind that a file's name asks for; empty for a picture of pixels. */
    public static Optional<MapDocument> of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> name.endsWith("." + kind.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Writes a document.
     *
     * @param width in pixels of the drawing
     * @param height likewise
     * @param drawing draws by shapes
     */
    public void write(Path file, int width, int height, Consumer<Graphics2D> drawing) throws IOException {
        try {
            switch (this) {
                case SVG -> svg(file, width, height, drawing);
                case PDF -> pdf(file, width, height, drawing);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void svg(Path file, int width, int height, Consumer<Graphics2D> drawing) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            var pen = new SvgPen(out, width, height);
            drawing.accept(pen);
            pen.end();
        }
    }

    private static void pdf(Path file, int width, int height, Consumer<Graphics2D> drawing) throws IOException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var page = new PDPage(new PDRectangle(width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL));
            document.addPage(page);
            var pen = new PdfBoxGraphics2D(document, width, height);
            drawing.accept(pen);
            pen.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
                content.drawForm(pen.getXFormObject());
            }
            document.getDocumentInformation().setProducer("Alidade");
            document.save(file.toFile());
        }
    }
}
