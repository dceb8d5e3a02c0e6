package dev.alidade.change.row;

import dev.alidade.database.Session;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes rows in the caller's transaction: each exactly once, and only while it is what was read. */
final class RowRun {
    private final Session session;
    private final RowTable table;
    private List<RowEdit> edits;
    private final RowImages images;
    private final List<String> notes = new ArrayList<>();

    RowRun(Session session, RowTable table, List<RowEdit> edits) {
        this.session = session;
        this.table = table;
        this.edits = edits;
        this.images = new RowImages(session, table);
    }

    /** What there is to say besides. */
    List<String> notes() {
        return notes;
    }

    /**
     * @param acceptsEffects whether more rows may change than those
     * @throws Withheld when nothing may be committed
     */
    List<RowChange> run(boolean acceptsEffects) {
        edits.forEach(edit -> RowRules.check(table, edit));
        if (table.identity() == RowTable.Identity.PLACE) {
            edits = new MovedRows(images).found(edits);
        }
        var watch = new EffectWatch(session, table);
        var before = before();
        var addresses = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < edits.size(); i++) {
            addresses.add(one(edits.get(i), before.get(i)));
        }
        session.execute("set constraints all immediate");
        var changes = changes(before, addresses);
        var effects = watch.beyond(changes);
        // a view's rows are those of its tables: that they change is what was asked for
        if (table.kind() != 'v' && !acceptsEffects && effects.stream().anyMatch(SideEffect::loses)) {
            throw new Withheld(new RowOutcome.Spreading(effects));
        }
        effects.forEach(effect -> notes.add(effect.text()));
        return changes;
    }

    /** The rows as they are now; null for new ones. */
    private List<@Nullable RowImage> before() {
        boolean byValues = table.identity() == RowTable.Identity.VALUES;
        var keys = new ArrayList<List<String>>();
        edits.stream().map(RowRun::address).filter(Objects::nonNull).forEach(a -> keys.add(a.key()));
        var found = byValues ? Map.<List<String>, RowImage>of() : images.read(keys);
        var before = new ArrayList<@Nullable RowImage>();
        var conflicts = new ArrayList<RowConflict>();
        for (var edit : edits) {
            var row = address(edit);
            var image = row == null ? null : byValues ? byValues(row) : found.get(row.key());
            if (row != null && !isStill(row, image)) {
                conflicts.add(new RowConflict(edit, original(row), image));
            }
            before.add(image);
        }
        if (!conflicts.isEmpty()) {
            throw new Withheld(new RowOutcome.Conflicted(conflicts));
        }
        return before;
    }

    /** A row as it is now. */
    Optional<RowImage> image(RowAddress row) {
        return Optional.ofNullable(
                table.identity() == RowTable.Identity.VALUES
                        ? byValues(row)
                        : images.read(List.of(row.key())).get(row.key()));
    }

    private static Map<String, @Nullable String> original(RowAddress row) {
        var expected = row.expected();
        return expected == null ? row.seen() : expected.values();
    }

    static @Nullable RowAddress address(RowEdit edit) {
        return switch (edit) {
            case RowEdit.Insert _ -> null;
            case RowEdit.Update update -> update.row();
            case RowEdit.Delete delete -> delete.row();
        };
    }

    private static boolean isStill(RowAddress row, @Nullable RowImage image) {
        if (image == null) {
            return false;
        }
        var expected = row.expected();
        return (row.version() == null || row.version().equals(image.version()))
                && (expected == null || expected.values().equals(image.values()));
    }

    private @Nullable RowImage byValues(RowAddress row) {
        if (!row.seen()
                .keySet()
                .containsAll(
                        RowSql.readable(table).stream().map(RowColumn::name).toList())) {
            throw RowProblems.refused("change.row.notWhole", table.label());
        }
        var sql = RowSql.matching(table, row);
        var found = new ArrayList<RowImage>();
        session.each(sql.text(), sql.parameters(), 0, r -> {
            var values = new LinkedHashMap<String, @Nullable String>();
            int place = 0;
            for (var column : RowSql.readable(table)) {
                values.put(column.name(), r.textAt(place++));
            }
            found.add(new RowImage(List.of(), null, values));
        });
        if (found.size() > 1) {
            throw RowProblems.refused("change.row.alike", table.label());
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Runs one statement; gives the address of the row afterwards. */
    private List<@Nullable String> one(RowEdit edit, @Nullable RowImage image) {
        var sql = RowSql.run(table, edit, image);
        var rows = new ArrayList<List<@Nullable String>>();
        session.each(sql.text(), sql.parameters(), 0, row -> {
            var address = new ArrayList<@Nullable String>();
            for (int i = 0; i < row.columns().size(); i++) {
                address.add(row.textAt(i));
            }
            rows.add(address);
        });
        if (rows.size() == 1) {
            return rows.getFirst();
        }
        if (rows.size() > 1) {
            throw RowProblems.refused("change.row.several", table.label(), rows.size());
        }
        var row = address(edit);
        if (row != null && table.identity() != RowTable.Identity.VALUES) {
            var now = images.read(List.of(row.key())).get(row.key());
            if (now == null
                    || image == null
                    || row.isKnownByValues()
                    || !Objects.equals(now.version(), image.version())) {
                throw new Withheld(new RowOutcome.Conflicted(List.of(new RowConflict(edit, original(row), now))));
            }
        }
        throw RowProblems.refused("change.row.none", table.label());
    }

    private List<RowChange> changes(List<@Nullable RowImage> before, List<List<@Nullable String>> addresses) {
        var keys = new ArrayList<List<String>>();
        for (int i = 0; i < edits.size(); i++) {
            if (!(edits.get(i) instanceof RowEdit.Delete) && table.identity() != RowTable.Identity.VALUES) {
                keys.add(key(addresses.get(i)));
            }
        }
        var found = images.read(keys);
        var changes = new ArrayList<RowChange>();
        for (int i = 0; i < edits.size(); i++) {
            var edit = edits.get(i);
            if (edit instanceof RowEdit.Delete) {
                changes.add(new RowChange(before.get(i), null));
                continue;
            }
            var after = table.identity() == RowTable.Identity.VALUES
                    ? new RowImage(List.of(), null, values(addresses.get(i)))
                    : found.get(key(addresses.get(i)));
            if (after == null) {
                throw RowProblems.refused("change.row.vanished", table.label());
            }
            tell(edit, before.get(i), after);
            changes.add(new RowChange(before.get(i), after));
        }
        return changes;
    }

    private static List<String> key(List<@Nullable String> address) {
        return address.stream().map(Objects::requireNonNull).toList();
    }

    private Map<String, @Nullable String> values(List<@Nullable String> texts) {
        var values = new LinkedHashMap<String, @Nullable String>();
        int place = 0;
        for (var column : RowSql.readable(table)) {
            values.put(column.name(), texts.get(place++));
        }
        return values;
    }

    /** What the server made of it that nobody wrote. */
    private void tell(RowEdit edit, @Nullable RowImage before, RowImage after) {
        var written = edit instanceof RowEdit.Update update
                ? update.values()
                : edit instanceof RowEdit.Insert insert ? insert.values() : Map.<String, NewValue>of();
        for (var column : RowSql.readable(table)) {
            var now = after.values().get(column.name());
            var wanted = written.get(column.name());
            boolean otherwise = switch (wanted) {
                case null ->
                    before != null
                            && !column.generated()
                            && !Objects.equals(before.values().get(column.name()), now);
                case NewValue.Null _ -> now != null;
                case NewValue.Text text -> column.isPlainText() && !text.text().equals(now);
                case NewValue.Default _ -> false;
            };
            var note = Messages.text("change.row.otherwise", column.name(), now == null ? "NULL" : shortened(now));
            if (otherwise && notes.size() < 20 && !notes.contains(note)) {
                notes.add(note);
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + " …";
    }
}
