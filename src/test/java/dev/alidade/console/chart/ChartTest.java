package dev.alidade.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class ChartTest {
    private static final int CASES = 500;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                day:date, n:int8                | LINE    | 0 | 1 | -1
                id:int8, at:timestamptz, v:float8 | LINE  | 1 | 2 | -1
                city:text, n:int8               | BAR     | 0 | 1 | -1
                city_id:int8, city:text, n:numeric | BAR  | 1 | 2 | -1
                a:float8, b:float8              | LINE    | 0 | 1 | -1
                n:int8                          | BAR     | 0 | 0 | -1
                """)
    void guessesWhatAResultIsMeantFor(String columns, ChartKind kind, int x, int y, int series) {
        var values = new ChartValues(columns(columns), List.of(row("1", "1", "1"), row("2", "2", "2")));

        assertThat(ChartGuess.of(values)).contains(new ChartChoice(kind, x, y, series));
    }

    @Test
    void tellsSeriesApartWhereTheirPlacesRepeat() {
        var values = new ChartValues(
                columns("day:date, kind:text, n:int8"),
                List.of(
                        row("2026-01-01", "a", "1"),
                        row("2026-01-01", "b", "2"),
                        row("2026-01-02", "a", "3"),
                        row("2026-01-02", null, "4"),
                        row("infinity", "a", "5"),
                        row("2026-01-03", "a", "NaN")));
        var choice = ChartGuess.of(values).orElseThrow();
        assertThat(choice).isEqualTo(new ChartChoice(ChartKind.LINE, 0, 2, 1));

        var series = ChartSeries.of(values, choice);
        assertThat(series.series()).containsOnlyKeys("a", "b", "NULL");
        assertThat(series.left()).isEqualTo(2);
        assertThat(series.time()).isTrue();
    }

    @Test
    void readsMomentsAsTheServerWritesThem() {
        var values = new ChartValues(columns("at:timestamptz, n:int8"), List.of());
        assertThat(values.number(row("2026-01-01 01:00:00+01", "1"), 0)).hasValue(1767225600000.0);
        assertThat(values.number(row("2026-01-01 05:30:00.25+05:30", "1"), 0)).hasValue(1767225600250.0);
        assertThat(values.number(row("2026-01-01 00:00:00.123456", "1"), 0)).hasValue(1767225600123.0);
        assertThat(values.number(row("0044-03-15 BC", "1"), 0)).isEmpty();
        assertThat(values.number(row(null, "1"), 0)).isEmpty();
    }

    @Test
    void writesSvgThatStandsAloneAndEscapesWhatItShows() throws Exception {
        var values = new ChartValues(
                columns("name:text, n:int8"), List.of(row("<b>&\u0001\"", "1"), row("b", "-2"), row("c", "1000000")));
        var drawing =
                ChartDrawing.of(ChartSeries.of(values, ChartGuess.of(values).orElseThrow()), ChartKind.BAR, 600, 300);
        var svg = ChartSvg.of(drawing);

        assertThat(svg).contains("&lt;b&gt;&amp; ").contains(".series-0");
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(4);
    }

    @Test
    void marksTimesWhereClocksAndCalendarsDo() {
        double january = 1767225600000.0;
        assertThat(Ticks.times(january, january + 119 * 86_400_000.0, 6).labels())
                .containsExactly("2026-01", "2026-02", "2026-03", "2026-04");
        assertThat(Ticks.times(january, january + 3 * 3_600_000.0, 4).labels())
                .containsExactly("01-01 00:00", "01-01 01:00", "01-01 02:00", "01-01 03:00");
        assertThat(Ticks.numbers(0, 1_000_000, 5).labels()).startsWith("0").contains("1.0 M");
    }

    /** Over {@value #CASES} random results, in each of the three kinds. */
    @Test
    void nothingIsDrawnOutsideThePaper() {
        var random = new Random(11);
        for (int i = 0; i < CASES; i++) {
            var rows = new ArrayList<ResultRow>();
            double size = Math.pow(10, random.nextInt(24) - 12);
            for (int r = random.nextInt(40) + 1; r > 0; r--) {
                rows.add(row(
                        Double.toString(random.nextGaussian() * size),
                        "k" + random.nextInt(5),
                        Double.toString(random.nextGaussian() * size)));
            }
            var values = new ChartValues(columns("a:float8, k:text, b:float8"), rows);
            for (var kind : ChartKind.values()) {
                var series = ChartSeries.of(values, new ChartChoice(kind, random.nextInt(2), 2, random.nextInt(3) - 1));
                var drawing = ChartDrawing.of(series, kind, 500, 300);
                assertThat(drawing.marks()).allMatch(mark -> inside(mark, 500, 300));
            }
        }
    }

    private static boolean inside(ChartMark mark, double width, double height) {
        return switch (mark) {
            case ChartMark.Bar b -> in(b.x(), width) && in(b.x() + b.width(), width) && in(b.y() + b.height(), height);
            case ChartMark.Dot d -> in(d.x(), width) && in(d.y(), height);
            case ChartMark.Path p -> p.points().stream().allMatch(v -> in(v, width));
            case ChartMark.Rule r -> in(r.fromX(), width) && in(r.toY(), height);
            case ChartMark.Words w -> in(w.y(), height);
        };
    }

    private static boolean in(double at, double most) {
        return at >= -1 && at <= most + 1;
    }

    private static List<ResultColumn> columns(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(c -> new ResultColumn(c.substring(0, c.indexOf(':')), c.substring(c.indexOf(':') + 1)))
                .toList();
    }

    private static ResultRow row(@Nullable String... values) {
        return new ResultRow(Arrays.asList(values), List.of());
    }
}
