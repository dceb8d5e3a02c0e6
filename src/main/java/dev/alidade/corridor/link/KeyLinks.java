package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what arrays of keys mean and makes layers of them. Declared links are read from the catalog (a comment that names
 * {@code table.column}, a name that ends with the table's), others are learned from the values: the table with places that
 * knows most of a hundred of them, if it knows any. Needs SELECT on both tables. Thread-safe; blocks.
 */
public final class KeyLinks {
    private static final int SAMPLE = 100;
    private static final int MOST_TRIED = 40;

    private final Database database;
    private final SpatialLayers layers;

    public KeyLinks(Database database) {
        this.database = database;
        this.layers = new SpatialLayers(database);
    }

    /** One array column and what its name or comment says about it. */
    private record Listed(
            KeyLink.Column list,
            String elementType,
            @Nullable String labelColumn,
            KeyLink.@Nullable Column target,
            boolean sameType) {
        static Listed of(Row row) {
            var table = row.textOrNull("target_table");
            return new Listed(
                    new KeyLink.Column(row.text("schema_name"), row.text("table_name"), row.text("list_column")),
                    row.text("element_type"),
                    row.textOrNull("label_column"),
                    table == null || !row.bool("readable")
                            ? null
                            : new KeyLink.Column(row.text("target_schema"), table, row.text("key_column")),
                    row.bool("same_type"));
        }

        KeyLink to(KeyLink.Column key, boolean same, LinkedPlace place, KeyLink.Way way) {
            return new KeyLink(list, elementType, labelColumn, key, same, place, way);
        }
    }

    /** Every array of keys whose things have a place, declared ones first; empty when there is none. */
    public List<KeyLink> all(Cancellation cancellation) {
        var spatial = layers.discover(cancellation);
        return database.read(cancellation, session -> {
            var followers = Followers.read(session);
            var found = new ArrayList<KeyLink>();
            for (var listed : session.list(LinkQuery.LINKED_ARRAYS, Parameters.none(), Listed::of)) {
                var target = listed.target();
                var place = target == null ? Optional.<LinkedPlace>empty() : place(target, spatial, followers);
                if (target != null && place.isPresent()) {
                    found.add(listed.to(target, listed.sameType(), place.get(), KeyLink.Way.DECLARED));
                } else if (target == null) {
                    learned(session, listed, spatial).ifPresent(found::add);
                }
            }
            found.sort(Comparator.comparing(KeyLink::way));
            return List.copyOf(found);
        });
    }

    /**
     * One link as somebody names it: {@code schema.table.column}, or with the key it leads to,
     * {@code schema.table.column=schema.table.key}.
     *
     * @throws AppException of kind REFUSED when it is no array of keys of things with a place
     */
    public KeyLink named(String text, Cancellation cancellation) {
        var sides = text.split("=", -1);
        var list = column(sides[0], text);
        if (sides.length == 1) {
            return all(cancellation).stream()
                    .filter(link -> link.list().equals(list))
                    .findFirst()
                    .orElseThrow(() -> refused("corridor.link.none", list.label()));
        }
        var key = column(sides[1], text);
        var spatial = layers.discover(cancellation);
        return database.read(cancellation, session -> {
            var listed = session.list(LinkQuery.LINKED_ARRAYS, Parameters.none(), Listed::of).stream()
                    .filter(l -> l.list().equals(list))
                    .findFirst()
                    .orElseThrow(() -> refused("corridor.link.none", list.label()));
            var place = place(key, spatial, Followers.read(session))
                    .orElseThrow(() -> refused("corridor.link.noPlace", key.label()));
            return listed.to(key, key.equals(listed.target()) && listed.sameType(), place, KeyLink.Way.GIVEN);
        });
    }

    /** The layer of a link: a feature for every thing that is listed, with how often and by whom. Reads nothing. */
    public static SpatialLayer layer(KeyLink link) {
        var places = link.place().layer();
        var view = LayerView.USUAL.with(LinkLook.of(places.role()));
        return SpatialLayer.linked(link.title(), LinkSql.layer(link), places, view);
    }

    /**
     * The listed keys that lead to no place on the map: no row has them, or that row has no place.
     *
     * @param most how many at most
     */
    public List<String> lost(KeyLink link, int most, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var keys = new ArrayList<String>();
            session.each(
                    "select id from (" + LinkSql.layer(link) + ") s where place is null order by id limit " + most,
                    Parameters.none(),
                    0,
                    row -> keys.add(row.text("id")));
            return List.copyOf(keys);
        });
    }

    /** The table's own spatial column, else the one of a table that refers to it: with moments and most rows first. */
    private static Optional<LinkedPlace> place(KeyLink.Column key, List<SpatialLayer> spatial, Followers followers) {
        var own = spatial.stream()
                .filter(l -> l.readable()
                        && l.id().schema().equals(key.schema())
                        && l.id().table().equals(key.table()))
                .min(Comparator.comparing(l -> l.role() != LayerRole.AREA));
        if (own.isPresent()) {
            return own.map(LinkedPlace::own);
        }
        return followers.of(key).stream()
                .sorted(Comparator.comparing((Followers.Follower f) -> f.timeColumn() == null)
                        .thenComparing(Comparator.comparingLong(Followers.Follower::rows)
                                .reversed()))
                .flatMap(f -> spatial.stream()
                        .filter(l ->
                                l.readable() && l.role() == LayerRole.POINT && f.isOf(l.id().schema(), l.id().table()))
                        .map(l -> new LinkedPlace(l, f.ownColumn(), f.timeColumn())))
                .findFirst();
    }

    /** The table with places whose single key knows most of the list's first values. */
    private static Optional<KeyLink> learned(Session session, Listed listed, List<SpatialLayer> spatial) {
        var values = new ArrayList<String>();
        session.each(LinkSql.sample(listed.list(), SAMPLE), Parameters.none(), 0, row -> values.add(row.text("id")));
        KeyLink best = null;
        long most = 0;
        var tried = spatial.stream()
                .filter(l -> l.readable()
                        && l.relation() == SpatialLayer.Relation.TABLE
                        && l.keyColumns().size() == 1)
                .limit(values.isEmpty() ? 0 : MOST_TRIED)
                .toList();
        for (var layer : tried) {
            var key = new KeyLink.Column(
                    layer.id().schema(), layer.id().table(), layer.keyColumns().getFirst());
            long[] hits = new long[1];
            session.each(
                    LinkSql.hits(key),
                    Parameters.of("keys", values.toArray(new String[0])),
                    0,
                    row -> hits[0] = row.bigint("hits"));
            if (hits[0] > most) {
                most = hits[0];
                best = listed.to(key, false, LinkedPlace.own(layer), KeyLink.Way.LEARNED);
            }
        }
        return Optional.ofNullable(best);
    }

    private static KeyLink.Column column(String name, String text) {
        var parts = name.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw refused("corridor.link.name", text);
        }
        return new KeyLink.Column(parts[0], parts[1], parts[2]);
    }

    private static AppException refused(String key, String what) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, what), Messages.text(key + ".next")));
    }

    /** Schema and table, quoted. */
    static String from(KeyLink.Column column) {
        return Identifiers.qualified(column.schema(), column.table());
    }
}
