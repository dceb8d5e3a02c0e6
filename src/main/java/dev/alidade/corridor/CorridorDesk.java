package dev.alidade.corridor;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.corridor.audit.AuditReport;
import dev.alidade.corridor.audit.AuditService;
import dev.alidade.corridor.conflict.ConflictReport;
import dev.alidade.corridor.conflict.ConflictService;
import dev.alidade.corridor.edit.CorridorDraft;
import dev.alidade.corridor.edit.CorridorDrafts;
import dev.alidade.corridor.edit.DraftField;
import dev.alidade.corridor.edit.ShapeEdits;
import dev.alidade.corridor.edit.Sketch;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.path.StreetRoutes;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorReader;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.corridor.table.Places;
import dev.alidade.corridor.time.Timeline;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.settings.AppFolders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Everything an analyst does with the corridors of one open database. Where there are several tables of corridors, it
 * works with the one that has most rows. Thread-safe; blocks.
 */
public final class CorridorDesk {
    private final CorridorTables tables;
    private final CorridorReader reader;
    private final Places places;
    private final AuditService audits;
    private final ConflictService conflicts;
    private final CorridorDrafts drafts;
    private final RowChanges changes;
    private final ShapeEdits shapes;
    private final StreetRoutes routes;
    private final boolean readOnly;
    private final String production;

    public CorridorDesk(Database database, AppFolders folders) {
        this(database, folders, "");
    }

    /**
     * @param production the database's name when it counts as production, so that every change is asked for once more;
     *     else empty
     */
    public CorridorDesk(Database database, AppFolders folders, String production) {
        this.production = production;
        var systems = new CoordinateSystems(folders);
        tables = new CorridorTables(database);
        reader = new CorridorReader(database);
        places = new Places(database);
        audits = new AuditService(database);
        conflicts = new ConflictService(database, systems);
        drafts = new CorridorDrafts(database, systems);
        changes = new RowChanges(database, folders);
        routes = new StreetRoutes(new LayerReader(database, systems));
        shapes = new ShapeEdits(database, changes);
        readOnly = database.target().readOnly();
    }

    /**
     * The corridors as they were read.
     *
     * @param table where they are stored
     * @param corridors all of them, by name
     * @param timeline the time they span; empty when they do not say when
     */
    public record Stock(CorridorTable table, List<Corridor> corridors, Optional<Timeline> timeline) {
        public Stock {
            corridors = List.copyOf(corridors);
        }
    }

    /** Reads the corridors; empty when the database has none to read. */
    public Optional<Stock> open(Cancellation cancellation) {
        return tables.discover(cancellation).stream()
                .max(java.util.Comparator.comparingLong(t -> t.layer().estimatedRows()))
                .map(table -> {
                    var corridors = reader.read(table, cancellation);
                    return new Stock(table, corridors, Timeline.of(corridors));
                });
    }

    /** Whether nothing may be changed here. */
    public boolean readOnly() {
        return readOnly;
    }

    /** The database's name when it counts as production; else empty. */
    public String production() {
        return production;
    }

    /** Lists of keys against the ground. */
    public AuditReport audit(Stock stock, Cancellation cancellation) {
        return audits.audit(stock.table(), cancellation);
    }

    /** Corridors that want the same ground at the same time. */
    public ConflictReport conflicts(Stock stock, Cancellation cancellation) {
        return conflicts.conflicts(stock.table(), stock.corridors(), cancellation);
    }

    /** Where the things lie that a corridor lists, in degrees. */
    public Map<KeyList, List<Geometry>> listed(Stock stock, Corridor corridor, Cancellation cancellation) {
        var found = new LinkedHashMap<KeyList, List<Geometry>>();
        for (var list : stock.table().lists()) {
            var keys = corridor.lists().getOrDefault(list.column(), List.of());
            found.put(list, at(stock, list, keys, cancellation));
        }
        return found;
    }

    /** Where some things lie, in degrees. */
    public List<Geometry> at(Stock stock, KeyList list, List<String> keys, Cancellation cancellation) {
        return List.copyOf(places.of(stock.table(), list, keys, cancellation).values());
    }

    /** What must be filled in for a new corridor. */
    public List<DraftField> fields(Stock stock, Cancellation cancellation) {
        return drafts.fields(stock.table(), cancellation);
    }

    /** What a draft would touch and meet. */
    public Sketch sketch(Stock stock, CorridorDraft draft, Cancellation cancellation) {
        return drafts.sketch(stock.table(), stock.corridors(), draft, cancellation);
    }

    /** The INSERT that stores a sketch. */
    public RowProposal insert(Stock stock, Sketch sketch, Cancellation cancellation) {
        return drafts.insert(stock.table(), sketch, cancellation);
    }

    /** Shortest ways over lines. */
    public StreetRoutes routes() {
        return routes;
    }

    /** Shapes of rows, to be changed point by point. */
    public ShapeEdits shapes() {
        return shapes;
    }

    /** The statements of a proposal, with the values written out. */
    public String preview(RowProposal proposal, Cancellation cancellation) {
        return RowChanges.preview(changes.table(proposal.schema(), proposal.table(), cancellation), proposal.edits());
    }

    /** Applies a proposal and keeps the way back, or changes nothing. */
    public RowOutcome apply(RowProposal proposal, Cancellation cancellation) {
        return changes.apply(proposal, cancellation);
    }

    /** Takes a change back. */
    public RowOutcome undo(KeptRows kept, Cancellation cancellation) {
        return changes.undo(kept, false, cancellation);
    }
}
