package dev.alidade.corridor.edit;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowProposal;
import dev.alidade.corridor.audit.AuditService;
import dev.alidade.corridor.audit.Corrections;
import dev.alidade.corridor.audit.Difference;
import dev.alidade.corridor.conflict.ConflictService;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Geodesy;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorColumn;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.HeldTime;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.corridor.table.Places;
import dev.alidade.corridor.table.TableSql;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes new corridors: suggests their values after the newest one, tells what a line would touch and meet, and writes the
 * INSERT. What it touches is decided by the server, as in an audit. Thread-safe; blocks.
 */
public final class CorridorDrafts {
    private static final double WIDEST_METRES = 50_000;
    /** Speed by which a duration is suggested, in metres per second: 40 km/h. */
    private static final double USUAL_SPEED = 11.1;

    private final Database database;
    private final AuditService audits;
    private final ConflictService conflicts;
    private final Places places;
    private final CoordinateSystems systems;

    public CorridorDrafts(Database database, CoordinateSystems systems) {
        this.database = database;
        this.audits = new AuditService(database);
        this.conflicts = new ConflictService(database, systems);
        this.places = new Places(database);
        this.systems = systems;
    }

    /** What must be filled in for a new row, each with what the newest corridor has. */
    public List<DraftField> fields(CorridorTable table, Cancellation cancellation) {
        var wanted = table.columns().stream()
                .filter(column -> isAsked(table, column))
                .toList();
        var newest = new HashMap<String, String>();
        var label = TableSql.text(table.layer().labelColumn());
        var sql = new StringBuilder("select " + label + " as label");
        wanted.forEach(column -> sql.append(", " + TableSql.text(column.name())));
        sql.append(" from " + TableSql.from(table.layer()) + " as g order by " + label + " desc nulls last limit 1");
        database.read(cancellation, session -> {
            session.each(sql.toString(), Parameters.none(), 0, row -> {
                for (int i = 0; i < wanted.size(); i++) {
                    var text = row.textAt(i + 1);
                    if (text != null) {
                        newest.put(wanted.get(i).name(), text);
                    }
                }
            });
            return true;
        });
        return wanted.stream()
                .map(column -> {
                    var known = newest.getOrDefault(column.name(), "");
                    boolean names = column.name().equals(table.layer().labelColumn());
                    boolean lasts = column.name().equals(table.clock().estimatedSeconds());
                    return new DraftField(
                            column.name(), column.type(), names ? next(known) : lasts ? "" : known, column.words());
                })
                .toList();
    }

    private static boolean isAsked(CorridorTable table, CorridorColumn column) {
        var name = column.name();
        var layer = table.layer();
        if (name.equals(layer.id().column())
                || name.equals(layer.bufferColumn())
                || table.points().stream().anyMatch(p -> p.id().column().equals(name))
                || table.lists().stream()
                        .anyMatch(list -> list.hasPlaces() && list.column().equals(name))) {
            return false;
        }
        return name.equals(layer.labelColumn())
                || name.equals(table.kindColumn())
                || (column.required() && !column.hasDefault());
    }

    /** The name after a name: its number one higher, as wide as it was. */
    static String next(String name) {
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1)) && name.length() - digits < 15) {
            digits--;
        }
        if (digits == name.length()) {
            return name.isEmpty() ? "" : name + "_2";
        }
        var number = name.substring(digits);
        return name.substring(0, digits)
                + String.format(Locale.ROOT, "%0" + number.length() + "d", Long.parseLong(number) + 1);
    }

    /**
     * What a draft would touch and meet, and what is wrong with it.
     *
     * @param stored the corridors that there are
     */
    public Sketch sketch(CorridorTable table, List<Corridor> stored, CorridorDraft draft, Cancellation cancellation) {
        var line = draft.line();
        if (line.isEmpty()) {
            return new Sketch(draft, line, 0, Map.of(), Map.of(), List.of(), faults(draft, stored, 0));
        }
        var middle = line.getEnvelopeInternal().centre();
        var buffer = systems.metricAround(middle.x, middle.y).buffer(line, draft.bufferMetres());
        double[] lonLat = new double[2 * draft.points().size()];
        for (int i = 0; i < draft.points().size(); i++) {
            lonLat[2 * i] = draft.points().get(i).x;
            lonLat[2 * i + 1] = draft.points().get(i).y;
        }
        double length = Geodesy.length(lonLat, 0, draft.points().size());
        var touched = length > 0
                ? audits.touched(table, draft.wkt(), draft.bufferMetres(), cancellation)
                : Map.<KeyList, List<Difference>>of();
        var where = new LinkedHashMap<KeyList, List<Geometry>>();
        touched.forEach((list, things) -> where.put(
                list,
                List.copyOf(places.of(
                                table,
                                list,
                                things.stream().map(Difference::key).toList(),
                                cancellation)
                        .values())));
        var meets = length > 0
                ? conflicts.with(corridor(table, draft, length), stored)
                : List.<dev.alidade.corridor.conflict.Conflict>of();
        return new Sketch(draft, buffer, length, touched, where, meets, faults(draft, stored, length));
    }

    private static List<String> faults(CorridorDraft draft, List<Corridor> stored, double length) {
        var faults = new ArrayList<String>();
        if (!draft.hasLine() || length < 1) {
            faults.add(Messages.text("analysis.draft.fault.line"));
        } else if (!draft.line().isSimple()) {
            faults.add(Messages.text("analysis.draft.fault.crosses"));
        }
        if (!(draft.bufferMetres() > 0 && draft.bufferMetres() <= WIDEST_METRES)) {
            faults.add(Messages.text("analysis.draft.fault.buffer"));
        }
        draft.fields().forEach((column, value) -> {
            if (value.isBlank()) {
                faults.add(Messages.text("analysis.draft.fault.empty", column));
            }
        });
        stored.stream()
                .map(Corridor::label)
                .filter(label -> draft.fields().containsValue(label))
                .findFirst()
                .ifPresent(label -> faults.add(Messages.text("analysis.draft.fault.taken", label)));
        return faults;
    }

    /** How long it would be held: as was filled in, else at the usual speed. */
    private static Corridor corridor(CorridorTable table, CorridorDraft draft, double length) {
        var to = draft.from().plusSeconds(seconds(table, draft, length));
        return new Corridor(
                List.of(),
                "",
                "",
                "",
                draft.line(),
                draft.bufferMetres(),
                draft.from(),
                new HeldTime(draft.from(), to),
                null,
                Map.of());
    }

    private static long seconds(CorridorTable table, CorridorDraft draft, double length) {
        var column = table.clock().estimatedSeconds();
        var text = column == null ? "" : draft.fields().getOrDefault(column, "");
        try {
            return Math.clamp((long) Double.parseDouble(text), 1, 86_400L * 3_650);
        } catch (NumberFormatException e) {
            return usualSeconds(length);
        }
    }

    /** How long a line of so many metres usually takes, in seconds; at least a minute. */
    public static long usualSeconds(double metres) {
        return Math.max(60, Math.round(metres / USUAL_SPEED));
    }

    /** The INSERT that stores a sketch. */
    public RowProposal insert(CorridorTable table, Sketch sketch, Cancellation cancellation) {
        var values = new LinkedHashMap<String, NewValue>();
        var draft = sketch.draft();
        var label = table.layer().labelColumn();
        draft.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> values.put(
                        field.getKey(), new NewValue.Text(field.getValue().strip())));
        values.put(table.layer().id().column(), geometry(table.layer(), draft.wkt(), cancellation));
        for (var point : table.points()) {
            var name = point.id().column().toLowerCase(Locale.ROOT);
            boolean begins = name.contains("origin") || name.contains("start") || name.contains("from");
            if (begins || point.role() == LayerRole.DESTINATION) {
                var place = begins ? draft.points().getFirst() : draft.points().getLast();
                values.put(point.id().column(), geometry(point, CorridorDraft.point(place), cancellation));
            }
        }
        var buffer = table.layer().bufferColumn();
        if (buffer != null) {
            values.put(buffer, new NewValue.Text(number(draft.bufferMetres())));
        }
        sketch.touched()
                .forEach((list, things) -> values.put(
                        list.column(),
                        new NewValue.Text(Corrections.array(
                                things.stream().map(Difference::key).toList()))));
        var id = table.layer().id();
        var name = label == null ? "" : draft.fields().getOrDefault(label, "");
        return new RowProposal(
                "corridor",
                Messages.text("analysis.draft.change", name),
                id.schema(),
                id.table(),
                List.of(new RowEdit.Insert(values, false)),
                false);
    }

    private static String number(double metres) {
        return metres == Math.rint(metres) ? Long.toString((long) metres) : Double.toString(metres);
    }

    /** A geometry in the system of its column. */
    private NewValue geometry(SpatialLayer layer, String wkt, Cancellation cancellation) {
        if (layer.srid() == 0 && !layer.geography()) {
            return new NewValue.Text(wkt);
        }
        if (layer.geography() || layer.srid() == 4326) {
            return new NewValue.Text("SRID=4326;" + wkt);
        }
        var sql = "select " + TableSql.postgis(layer, "st_asewkt") + "(" + TableSql.postgis(layer, "st_transform") + "("
                + TableSql.postgis(layer, "st_geomfromtext") + "(:wkt::text, 4326), " + layer.srid() + ")) as v";
        var found = new ArrayList<@Nullable String>();
        database.read(cancellation, session -> {
            session.each(sql, Parameters.of("wkt", wkt), 0, row -> found.add(row.textOrNull("v")));
            return true;
        });
        return NewValue.of(found.getFirst());
    }
}
