package dev.alidade.corridor;

import dev.alidade.bench.Psql;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.DatabaseTarget;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another program that draws the same rows: a Python process that keeps its layers, draws when told and says how many
 * milliseconds that took, without writing a file. Looked for in the folders of {@code ALIDADE_BENCH_PEERS} (where its
 * Debian packages were unpacked, one folder a program), else on this system.
 */
final class MapPeer implements AutoCloseable {
    private static final String PLACE = System.getenv().getOrDefault("ALIDADE_BENCH_PEERS", "");

    private final String name;
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    private MapPeer(String name, Process process) {
        this.name = name;
        this.process = process;
        this.to = process.outputWriter();
        this.from = process.inputReader();
    }

    /** Mapnik through its Python binding; empty where there is none. */
    static Optional<MapPeer> mapnik(DatabaseTarget target, MapScene scene, MapBox box) throws IOException {
        return start("Mapnik", "mapnik", MAPNIK, target, scene, box);
    }

    /** QGIS through its Python binding, without a window; empty where there is none. */
    static Optional<MapPeer> qgis(DatabaseTarget target, MapScene scene, MapBox box) throws IOException {
        return start("QGIS", "qgis", QGIS, target, scene, box);
    }

    String name() {
        return name;
    }

    /** Draws once. */
    Duration draw() throws IOException {
        return Duration.ofNanos((long) (Double.parseDouble(ask("draw")) * 1e6));
    }

    /** Writes the last picture. */
    void save(Path file) throws IOException {
        ask("save " + file);
    }

    private String ask(String what) throws IOException {
        to.write(what + "\n");
        to.flush();
        for (var line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith("> ")) {
                return line.substring(2);
            }
        }
        throw new IOException(name + " ended");
    }

    private static Optional<MapPeer> start(
            String name, String folder, String script, DatabaseTarget target, MapScene scene, MapBox box)
            throws IOException {
        var file = Files.createTempFile("alidade-" + folder, ".py");
        Files.writeString(file, script);
        var builder = new ProcessBuilder(command(file, scene, box)).redirectError(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.put("PGHOST", target.host());
        environment.put("PGPORT", Integer.toString(target.port()));
        environment.put("PGDATABASE", target.database());
        environment.put("PGUSER", target.user());
        environment.put("PGPASSWORD", Psql.password(target));
        environment.put("QT_QPA_PLATFORM", "offscreen");
        var root = PLACE.isEmpty() ? Path.of("/") : Path.of(PLACE).resolve(folder);
        environment.put("PEER_ROOT", root.toString());
        if (!PLACE.isEmpty()) {
            var lib = root.resolve("usr/lib/x86_64-linux-gnu");
            environment.put(
                    "LD_LIBRARY_PATH",
                    lib + ":" + root.resolve("usr/lib") + ":" + lib.resolve("blas") + ":" + lib.resolve("lapack"));
            environment.put(
                    "PYTHONPATH",
                    root.resolve("usr/lib/python3/dist-packages") + ":" + root.resolve("usr/share/qgis/python"));
            environment.put("QT_PLUGIN_PATH", lib.resolve("qt5/plugins").toString());
            environment.put("PROJ_LIB", root.resolve("usr/share/proj") + ":/usr/share/proj");
        }
        try {
            var peer = new MapPeer(name, builder.start());
            var hello = peer.from.readLine();
            if ("> ready".equals(hello)) {
                return Optional.of(peer);
            }
            peer.close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            file.toFile().deleteOnExit();
        }
    }

    private static List<String> command(Path file, MapScene scene, MapBox box) {
        var words = new ArrayList<>(List.of("/usr/bin/python3", file.toString(), scene.table(), scene.geometryType()));
        for (double value : new double[] {box.minX(), box.minY(), box.maxX(), box.maxY()}) {
            words.add(Double.toString(value));
        }
        words.add(Integer.toString(MapScene.WIDTH));
        words.add(Integer.toString(MapScene.HEIGHT));
        words.add(scene.labelled() ? "labels" : "plain");
        return words;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static final String MAPNIK = """
        import os, sys, time, mapnik
        table, kind = sys.argv[1:3]
        box = [float(v) for v in sys.argv[3:7]]
        width, height = int(sys.argv[7]), int(sys.argv[8])
        labels = sys.argv[9] == 'labels'
        root = os.environ['PEER_ROOT'].rstrip('/')
        mapnik.DatasourceCache.register_datasources(root + '/usr/lib/mapnik/3.1/input')
        mapnik.FontEngine.register_fonts('/usr/share/fonts/truetype/dejavu', False)
        colours = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7']
        def symbols(c):
            if kind == 'Point':
                return '<MarkersSymbolizer fill="%s" width="3" height="3" stroke-width="0" allow-overlap="true" ignore-placement="true"/>' % c
            line = '<LineSymbolizer stroke="%s" stroke-width="1"/>' % c
            return line if kind == 'LineString' else '<PolygonSymbolizer fill="%s" fill-opacity="0.5"/>%s' % (c, line)
        rules = ''.join('<Rule><Filter>[kind] = %d</Filter>%s</Rule>' % (i, symbols(c)) for i, c in enumerate(colours))
        placement = 'line' if kind == 'LineString' else 'interior'
        text = '<Style name="t"><Rule><TextSymbolizer face-name="DejaVu Sans Book" size="9" fill="#222222" halo-fill="#ffffff" halo-radius="1.2" placement="%s">[name]</TextSymbolizer></Rule></Style>' % placement
        xml = ('<Map srs="+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0.0 +k=1.0 +units=m +nadgrids=@null +wktext +no_defs +over" background-color="#ffffff"><Style name="s">%s</Style>%s'
            '<Layer name="l" srs="+proj=longlat +ellps=WGS84 +datum=WGS84 +no_defs"><StyleName>s</StyleName>%s<Datasource>'
            '<Parameter name="type">postgis</Parameter><Parameter name="table">%s</Parameter>'
            '<Parameter name="geometry_field">g</Parameter><Parameter name="srid">4326</Parameter>'
            '<Parameter name="simplify_geometries">%s</Parameter>'
            '<Parameter name="extent">-122.6,37.6,-122.2,37.9</Parameter>'
            '<Parameter name="host">%s</Parameter><Parameter name="port">%s</Parameter><Parameter name="dbname">%s</Parameter>'
            '<Parameter name="user">%s</Parameter><Parameter name="password">%s</Parameter></Datasource></Layer></Map>') % (
            rules, text if labels else '', '<StyleName>t</StyleName>' if labels else '', table,
            'true' if kind == 'Polygon' else 'false',
            os.environ['PGHOST'], os.environ['PGPORT'], os.environ['PGDATABASE'], os.environ['PGUSER'], os.environ['PGPASSWORD'])
        m = mapnik.Map(width, height)
        mapnik.load_map_from_string(m, xml)
        m.zoom_to_box(mapnik.Box2d(*box))
        print('> ready', flush=True)
        for line in sys.stdin:
            words = line.split()
            if words[0] == 'draw':
                start = time.perf_counter()
                image = mapnik.Image(width, height)
                mapnik.render(m, image)
                print('> %f' % ((time.perf_counter() - start) * 1000), flush=True)
            else:
                image.save(words[1], 'png')
                print('> saved', flush=True)
        """;

    private static final String QGIS = """
        import os, sys, time
        from qgis.core import *
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QColor
        table, kind = sys.argv[1:3]
        box = [float(v) for v in sys.argv[3:7]]
        width, height = int(sys.argv[7]), int(sys.argv[8])
        labels = sys.argv[9] == 'labels'
        QgsApplication.setPrefixPath(os.environ['PEER_ROOT'].rstrip('/') + '/usr', True)
        app = QgsApplication([], False)
        app.initQgis()
        e = os.environ
        uri = "host=%s port=%s dbname='%s' user='%s' password='%s' key='id' estimatedmetadata=true srid=4326 type=%s table=\\"public\\".\\"%s\\" (g)" % (
            e['PGHOST'], e['PGPORT'], e['PGDATABASE'], e['PGUSER'], e['PGPASSWORD'], kind, table)
        layer = QgsVectorLayer(uri, 'l', 'postgres')
        colours = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7']
        def symbol(c):
            if kind == 'Point':
                return QgsMarkerSymbol.createSimple({'name': 'circle', 'color': c, 'size': '3', 'size_unit': 'Pixel', 'outline_style': 'no'})
            if kind == 'LineString':
                return QgsLineSymbol.createSimple({'color': c, 'width': '1', 'width_unit': 'Pixel'})
            q = QColor(c)
            return QgsFillSymbol.createSimple({'color': '%d,%d,%d,128' % (q.red(), q.green(), q.blue()), 'outline_color': c, 'outline_width': '1', 'outline_width_unit': 'Pixel'})
        layer.setRenderer(QgsCategorizedSymbolRenderer('kind', [QgsRendererCategory(i, symbol(c), str(i)) for i, c in enumerate(colours)]))
        simplify = QgsVectorSimplifyMethod()
        simplify.setSimplifyHints(QgsVectorSimplifyMethod.GeometrySimplification)
        simplify.setForceLocalOptimization(False)
        layer.setSimplifyMethod(simplify)
        if labels:
            p = QgsPalLayerSettings()
            p.fieldName = 'name'
            p.placement = QgsPalLayerSettings.Curved if kind == 'LineString' else QgsPalLayerSettings.OverPoint
            f = QgsTextFormat()
            f.setSize(9)
            f.setSizeUnit(QgsUnitTypes.RenderPixels)
            b = QgsTextBufferSettings()
            b.setEnabled(True)
            b.setSize(1.2)
            b.setSizeUnit(QgsUnitTypes.RenderPixels)
            f.setBuffer(b)
            p.setFormat(f)
            layer.setLabeling(QgsVectorLayerSimpleLabeling(p))
            layer.setLabelsEnabled(True)
        s = QgsMapSettings()
        s.setLayers([layer])
        s.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:3857'))
        s.setTransformContext(QgsProject.instance().transformContext())
        s.setExtent(QgsRectangle(*box))
        s.setOutputSize(QSize(width, height))
        s.setBackgroundColor(QColor('#ffffff'))
        s.setFlag(QgsMapSettings.UseRenderingOptimization, True)
        if not layer.isValid():
            os._exit(1)
        print('> ready', flush=True)
        for line in sys.stdin:
            words = line.split()
            if words[0] == 'draw':
                start = time.perf_counter()
                job = QgsMapRendererParallelJob(s)
                job.start()
                job.waitForFinished()
                image = job.renderedImage()
                taken = (time.perf_counter() - start) * 1000
                del job
                app.processEvents()
                print('> %f' % taken, flush=True)
            else:
                image.save(words[1])
                print('> saved', flush=True)
        os._exit(0)
        """;
}
