package dev.alidade.browser.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class DiagramFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we\"\"ird Näme",
                "</text><script>alert(1)</script>",
                "a & b < c > d ' e \" f",
                "control \u0001 \u000b \u001f sign",
                "line\nbreak\tand tab",
                "emoji 🚓 and عربى",
                "]]>",
                "\ud83d cut"
            })
    void anyNameMakesWellFormedSvgThatShowsIt(String name) throws Exception {
        var svg = new DiagramFile(false).svg(plan(DiagramSamples.table(name, name)), name);
        var document = parsed(svg);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(name.replaceAll("[\\x01\\x0b\\x1f]", "\ufffd").replace("\ud83d cut", "\ufffd cut"));
    }

    @Test
    void longNamesAreCutInTheBoxAndWholeInItsTitle() throws Exception {
        var name = "x".repeat(63);
        var svg = new DiagramFile(true).svg(plan(DiagramSamples.table(name, name)), "wide");
        assertThat(svg).contains("<g><title>public." + name + "</title>").contains("x…</text>");
        assertThat(parsed(svg).getElementsByTagName("rect").getLength()).isGreaterThan(3);
    }

    @Test
    void aPictureHasTwoPixelsForAUnitAndReplacesTheOldOne() throws IOException {
        var file = folder.resolve("new/tables.PNG");
        var plan = plan(DiagramSamples.table("one", "two"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
        new DiagramFile(false).write(plan, "one", file);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(plan.extent().width() * 2));
        assertThat(folder.resolve("new")).isDirectoryContaining(found -> found.equals(file));
        try (var left = Files.list(folder.resolve("new"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aLargePictureStaysWithinMemory() throws IOException {
        var plan = new DiagramArranger().arrange(DiagramSamples.large(200), DiagramDetail.COLUMNS, new Cancellation());
        var file = folder.resolve("large.png");
        new DiagramFile(true).write(plan, "large", file);
        var image = ImageIO.read(file.toFile());
        assertThat((long) image.getWidth() * image.getHeight()).isLessThan(61_000_000);
    }

    @Test
    void saysWhenThereIsNoWayToWrite() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new DiagramFile(false)
                        .write(plan(DiagramSamples.table("one")), "one", file.resolve("below.svg")))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("below.svg");
        assertThat(DiagramFile.isKnown(Path.of("a.gif"))).isFalse();
    }

    @Test
    void namesSeenFromAfarAreBrokenToBeLarge() {
        var poster = Poster.of("negotiation_message_participants", 200, 150);
        assertThat(poster.lines()).containsExactly("negotiation_", "message_", "participants");
        assertThat(poster.size())
                .isGreaterThan(2
                        * Poster.of("negotiationmessageparticipants00", 200, 150)
                                .size());
    }

    private static DiagramPlan plan(DiagramTable table) {
        return new DiagramArranger()
                .arrange(new Diagram(List.of(table), List.of()), DiagramDetail.COLUMNS, new Cancellation());
    }

    private static Document parsed(String svg) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
