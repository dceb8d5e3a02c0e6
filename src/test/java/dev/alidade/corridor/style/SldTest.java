package dev.alidade.corridor.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SldTest {
    private final Random random = new Random(11);

    /** 500 random styles. */
    @Test
    void everyStyleReadsBackAsItWasWritten() {
        for (int i = 0; i < 500; i++) {
            var style = style();
            var sld = SldWriter.write(style);
            assertThat(SldReader.read(sld)).as(sld).isEqualTo(style);
        }
    }

    @Test
    void readsWhatOtherProgramsWrite() {
        var style = SldReader.read("""
            <?xml version="1.0"?>
            <StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se"
                xmlns:ogc="http://www.opengis.net/ogc">
              <NamedLayer><se:Name>roads</se:Name><UserStyle><se:FeatureTypeStyle>
                <se:Rule><se:Name>big</se:Name>
                  <ogc:Filter><ogc:And>
                    <ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>arterial</ogc:Literal></ogc:PropertyIsEqualTo>
                    <ogc:PropertyIsGreaterThan><ogc:PropertyName>lanes</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsGreaterThan>
                  </ogc:And></ogc:Filter>
                  <se:MaxScaleDenominator>50000</se:MaxScaleDenominator>
                  <se:LineSymbolizer><se:Stroke><se:SvgParameter name="stroke">#ffcc00</se:SvgParameter>
                    <se:SvgParameter name="stroke-width">3</se:SvgParameter>
                    <se:SvgParameter name="stroke-dasharray">4 2</se:SvgParameter></se:Stroke></se:LineSymbolizer>
                  <se:TextSymbolizer><se:Label><ogc:PropertyName>name</ogc:PropertyName></se:Label>
                    <se:LabelPlacement><se:LinePlacement/></se:LabelPlacement>
                    <se:Halo><se:Radius>2</se:Radius></se:Halo></se:TextSymbolizer>
                </se:Rule>
                <se:Rule><se:ElseFilter/><se:PolygonSymbolizer><se:Fill><se:SvgParameter name="fill">#00ff00</se:SvgParameter>
                    <se:SvgParameter name="fill-opacity">0.5</se:SvgParameter></se:Fill></se:PolygonSymbolizer></se:Rule>
              </se:FeatureTypeStyle></UserStyle></NamedLayer>
            </StyledLayerDescriptor>
            """);
        assertThat(style.name()).isEqualTo("roads");
        var big = style.rules().getFirst();
        assertThat(big.title()).isEqualTo("big");
        assertThat(big.condition())
                .contains("kind = 'arterial'")
                .contains("lanes > ")
                .contains("AND");
        assertThat(big.maxScale()).isEqualTo(50_000);
        assertThat(big.symbol().strokes()).singleElement().satisfies(stroke -> {
            assertThat(stroke.argb()).isEqualTo(0xFFFFCC00);
            assertThat(stroke.dashes()).containsExactly(4.0, 2.0);
        });
        assertThat(style.labelColumn()).isEqualTo("name");
        assertThat(style.rules().getLast().isElse()).isTrue();
        assertThat(style.rules().getLast().symbol().fill()).isEqualTo(new Symbol.Fill(0x8000FF00));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Rule>&x;</Rule>",
                "<s xmlns='u'><Rule><LineSymbolizer><Stroke><CssParameter"
                        + " name='stroke'>red</CssParameter></Stroke></LineSymbolizer></Rule></s>",
                "<s xmlns='u'><Rule><LineSymbolizer><Stroke><CssParameter"
                        + " name='stroke-width'>wide</CssParameter></Stroke></LineSymbolizer></Rule></s>",
                "<s xmlns='u'><Rule><LineSymbolizer><Stroke><CssParameter"
                        + " name='stroke-width'>1e9</CssParameter></Stroke></LineSymbolizer></Rule></s>",
                "<s xmlns='u'><Rule><MaxScaleDenominator>NaN</MaxScaleDenominator></Rule></s>"
            })
    void refusesWhatIsNoStyle(String document) {
        assertThatThrownBy(() -> SldReader.read(document)).isInstanceOf(AppException.class);
    }

    private LayerStyle style() {
        var rules = new ArrayList<StyleRule>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            boolean otherwise = random.nextInt(5) == 0;
            rules.add(new StyleRule(
                    random.nextBoolean() ? "" : "title <" + i + "> & 'more'",
                    otherwise || random.nextBoolean() ? "" : "name = 'x''y' AND n < " + i,
                    otherwise,
                    random.nextBoolean() ? 0 : random.nextInt(9_000),
                    random.nextBoolean() ? Double.POSITIVE_INFINITY : 10_000 + random.nextInt(9_000),
                    symbol()));
        }
        return new LayerStyle("style \"" + random.nextInt() + "\"", rules);
    }

    private Symbol symbol() {
        var strokes = new ArrayList<Symbol.Stroke>();
        for (int i = random.nextInt(3); i > 0; i--) {
            strokes.add(stroke());
        }
        return new Symbol(
                random.nextBoolean() ? null : new Symbol.Fill(colour()),
                strokes,
                random.nextBoolean() ? null : marker(),
                random.nextBoolean() ? null : label());
    }

    private Symbol.Stroke stroke() {
        return new Symbol.Stroke(
                colour(),
                0.25 + random.nextInt(40) / 4.0,
                random.nextBoolean() ? List.of() : List.of(4.0, 2.5),
                any(Symbol.Cap.values()),
                any(Symbol.Join.values()));
    }

    private Symbol.Marker marker() {
        boolean column = random.nextBoolean();
        return new Symbol.Marker(
                any(Symbol.Shape.values()),
                1 + random.nextInt(30),
                random.nextInt(4) == 0 ? 0 : colour(),
                random.nextBoolean() ? null : stroke(),
                column ? 0 : random.nextInt(360),
                column ? "heading of it" : null);
    }

    private Symbol.Label label() {
        boolean halo = random.nextBoolean();
        return new Symbol.Label(
                "name",
                8 + random.nextInt(10),
                random.nextBoolean(),
                colour(),
                halo ? colour() : 0,
                halo ? 1.5 : 0,
                random.nextInt(10),
                any(Symbol.Placement.values()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private int colour() {
        return (1 + random.nextInt(255)) << 24 | random.nextInt(0x100_0000);
    }
}
