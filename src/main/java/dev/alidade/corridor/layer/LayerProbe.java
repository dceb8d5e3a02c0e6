package dev.alidade.corridor.layer;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.database.SqlFragment;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes layers of what the catalog does not call spatial: any SELECT, and columns with coordinates in texts, pairs of
 * numbers or PostgreSQL's own shapes. Reads the first rows, read-only.
 */
public final class LayerProbe {
    private static final int SAMPLE = 100;

    private final Database database;

    public LayerProbe(Database database) {
        this.database = database;
    }

    /**
     * The layer of a SELECT.
     *
     * @param title what the legend calls it
     * @param select one query as somebody typed it; a semicolon at its end is left out
     * @param column the column to draw; null for the first that says where a row is
     * @throws AppException of kind REFUSED when it is no query or has no place in it, else what the server says
     */
    public SpatialLayer query(String title, String select, @Nullable String column, Cancellation cancellation) {
        var sql = withoutEnd(select);
        var fragment = SqlFragment.condition(sql);
        return database.readFragment(cancellation, session -> {
            var samples = samples(session, ":source", Parameters.of("source", fragment));
            var form = form(samples, column, title);
            var facts = facts(session, ":source", Parameters.of("source", fragment), form, samples);
            return layer(new LayerId("", title, form.name()), new LayerSource.Query(sql, form), samples, facts);
        });
    }

    /**
     * The layer of a column of a table or view, whatever type it has.
     *
     * @throws AppException of kind REFUSED when there is no such column or no place in it
     */
    public SpatialLayer column(LayerId id, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var names = Parameters.of("schema_name", id.schema()).and("relation_name", id.table());
            var relation = session.first(CorridorQuery.RELATION_FACTS, names, Relation::of)
                    .orElseThrow(() -> refused("corridor.probe.noRelation", id.label()));
            var table = Identifiers.qualified(id.schema(), id.table());
            var samples = samples(session, table, Parameters.none());
            var form = form(samples, id.column(), id.label());
            var facts = facts(session, table, Parameters.none(), form, samples).of(relation);
            return layer(id, new LayerSource.Relation(form), samples, facts);
        });
    }

    private record Relation(
            String kind, long rows, String comment, boolean readable, List<String> keys, List<String> indexed) {
        static Relation of(Row row) {
            return new Relation(
                    row.text("relation_kind"),
                    row.bigint("estimated_rows"),
                    row.text("comment"),
                    row.bool("readable"),
                    row.texts("key_columns"),
                    row.texts("indexed_columns"));
        }

        SpatialLayer.Relation relation() {
            return switch (kind) {
                case "v" -> SpatialLayer.Relation.VIEW;
                case "f" -> SpatialLayer.Relation.FOREIGN_TABLE;
                default -> SpatialLayer.Relation.TABLE;
            };
        }
    }

    private record Facts(
            boolean geography,
            String postgis,
            int srid,
            LayerRole role,
            @Nullable Relation relation) {
        Facts of(Relation found) {
            return new Facts(geography, postgis, srid, role, found);
        }
    }

    private static List<Coordinates.Sample> samples(Session session, String from, Parameters parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        session.each(
                "select g.* from (select 1) one left join (select * from " + from + " s limit " + SAMPLE
                        + ") g on true",
                parameters,
                0,
                row -> {
                    var columns = row.columns();
                    for (int i = 0; i < columns.size(); i++) {
                        var name = columns.get(i).name();
                        types.putIfAbsent(name, columns.get(i).type());
                        var kept = values.computeIfAbsent(name, _ -> new ArrayList<>());
                        var text = row.textAt(i);
                        if (text != null) {
                            kept.add(text);
                        }
                    }
                });
        return types.entrySet().stream()
                .map(entry -> new Coordinates.Sample(
                        entry.getKey(), entry.getValue(), values.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static GeometryForm form(List<Coordinates.Sample> samples, @Nullable String column, String what) {
        Optional<GeometryForm> found;
        if (column == null) {
            found = Coordinates.find(samples);
        } else {
            var named = samples.stream().filter(s -> s.name().equals(column)).toList();
            if (named.isEmpty()) {
                throw refused("corridor.probe.noColumn", column);
            }
            found = Coordinates.of(named.getFirst())
                    .or(() -> Coordinates.pair(samples).filter(form -> form.uses(column)));
        }
        return found.orElseThrow(() -> refused("corridor.probe.noPlace", what));
    }

    private static Facts facts(
            Session session, String from, Parameters parameters, GeometryForm form, List<Coordinates.Sample> samples) {
        var postgis = session.first(CorridorQuery.POSTGIS_SCHEMA, Parameters.none(), row -> row.text("schema_name"))
                .orElse("public");
        if (!(form instanceof GeometryForm.Spatial)) {
            return new Facts(
                    false, postgis, 4326, form instanceof GeometryForm.Pair ? LayerRole.POINT : role(form), null);
        }
        boolean geography = samples.stream()
                .anyMatch(s -> s.name().equals(form.name()) && s.plainType().equals("geography"));
        var column = "g." + Identifiers.quote(form.name())
                + (geography ? "::" + Identifiers.qualified(postgis, "geometry") : "");
        var srids = new TreeSet<Integer>();
        var kinds = new TreeSet<Integer>();
        session.each(
                "select distinct " + Identifiers.qualified(postgis, "st_srid") + "(" + column + ") as srid, "
                        + Identifiers.qualified(postgis, "st_dimension") + "(" + column
                        + ") as kind from (select * from "
                        + from + " s limit " + SAMPLE + ") g where " + column + " is not null",
                parameters,
                0,
                row -> {
                    srids.add(row.integer("srid"));
                    kinds.add(row.integer("kind"));
                });
        var role = kinds.size() != 1
                ? LayerRole.MIXED
                : switch (kinds.first()) {
                    case 0 -> LayerRole.POINT;
                    case 1 -> LayerRole.LINE;
                    case 2 -> LayerRole.AREA;
                    default -> LayerRole.MIXED;
                };
        return new Facts(geography, postgis, srids.size() == 1 ? srids.first() : 0, role, null);
    }

    private static LayerRole role(GeometryForm form) {
        return form instanceof GeometryForm.Native own
                ? switch (own.type()) {
                    case "point" -> LayerRole.POINT;
                    case "lseg" -> LayerRole.LINE;
                    case "box", "polygon", "circle" -> LayerRole.AREA;
                    default -> LayerRole.MIXED;
                }
                : LayerRole.MIXED;
    }

    private static SpatialLayer layer(LayerId id, LayerSource source, List<Coordinates.Sample> samples, Facts facts) {
        var relation = facts.relation();
        var types = new LinkedHashMap<String, String>();
        samples.stream()
                .filter(s -> !source.form().uses(s.name()))
                .forEach(s -> types.put(s.name(), LayerWords.catalogType(s.plainType())));
        var keys = relation == null ? types.containsKey("id") ? List.of("id") : List.<String>of() : relation.keys();
        var words = new LayerWords(id.table(), types, keys);
        return new SpatialLayer(
                id,
                relation == null ? id.table() : LayerWords.title(id.column() + " · " + id.table()),
                facts.role(),
                facts.geography(),
                facts.postgis(),
                facts.srid(),
                relation == null ? -1 : relation.rows(),
                relation == null ? SpatialLayer.Relation.QUERY : relation.relation(),
                relation != null && relation.indexed().contains(source.form().name()),
                relation == null || relation.readable(),
                relation == null ? "" : relation.comment(),
                keys,
                words.label(),
                words.classes(facts.role()),
                null,
                true,
                source,
                LayerView.USUAL);
    }

    private static String withoutEnd(String select) {
        var text = select.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        return text;
    }

    private static AppException refused(String key, String what) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, what), Messages.text(key + ".next")));
    }
}
